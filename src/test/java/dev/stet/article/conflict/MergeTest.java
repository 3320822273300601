package dev.stet.article.conflict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.stet.article.content.Content;
import dev.stet.article.content.SectionContent;
import dev.stet.article.content.Seo;

/** The rules by which two edits become one. */
class MergeTest {

    private static final Content BASE = content("Title", "a", "b", "c");

    @Test
    void takesEachSideWhereOnlyThatChanged() {
        Merge merge = Merge.of(BASE, content("Mine", "a", "b", "c"), content("Title", "a", "b:theirs", "c"));

        assertEquals(Set.of(), merge.conflicts());
        assertEquals(content("Mine", "a", "b:theirs", "c"), merge.content());
    }

    @Test
    void findsNothingWrongWithTheSameChangeTwice() {
        Content both = content("Both", "a:both", "c");

        assertEquals(Set.of(), Merge.of(BASE, both, both).conflicts());
        assertEquals(both, Merge.of(BASE, both, both).content());
    }

    @Test
    void putsNewSectionsOfBothBehindWhatTheyStoodBehind() {
        Merge merge = Merge.of(BASE, content("Title", "x", "a", "b", "c"), content("Title", "a", "y", "b", "c", "z"));

        assertEquals(Set.of(), merge.conflicts());
        assertEquals(content("Title", "x", "a", "y", "b", "c", "z"), merge.content());
    }

    @Test
    void keepsAMoveBesideTheirNewSection() {
        Merge merge = Merge.of(BASE, content("Title", "c", "a", "b"), content("Title", "a", "y", "b", "c"));

        assertEquals(Set.of(), merge.conflicts());
        assertEquals(content("Title", "c", "a", "y", "b"), merge.content());
    }

    @Test
    void refusesTwoOrders() {
        assertEquals(Set.of("sectionOrder"),
                Merge.of(BASE, content("Title", "c", "a", "b"), content("Title", "b", "a", "c")).conflicts());
    }

    @Test
    void refusesToDeleteWhatTheOtherChanged() {
        assertEquals(Set.of("sections/" + id("b")),
                Merge.of(BASE, content("Title", "a", "c"), content("Title", "a", "b:theirs", "c")).conflicts());
        assertEquals(Set.of("sections/" + id("b")),
                Merge.of(BASE, content("Title", "a", "b:mine", "c"), content("Title", "a", "c")).conflicts());
        assertEquals(content("Title", "a", "c"),
                Merge.of(BASE, content("Title", "a", "c"), content("Title", "a", "c")).content());
    }

    /** Each section as its slug, and its body where it has one. */
    private static Content content(String title, String... sections) {
        List<SectionContent> contents = Arrays.stream(sections).map(section -> section.split(":")).map(
                parts -> new SectionContent(id(parts[0]), parts[0], parts[0], parts.length > 1 ? parts[1] : "")).toList();
        return new Content("slug", "en", null, title, null, null, null, "", List.of(), List.of(), null, null, Seo.NONE, null,
                true, JsonNodeFactory.instance.objectNode(), contents);
    }

    private static UUID id(String slug) {
        return UUID.nameUUIDFromBytes(slug.getBytes());
    }
}
