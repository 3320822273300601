package dev.stet.article.history;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.difflib.UnifiedDiffUtils;

import dev.stet.article.content.Content;
import dev.stet.article.content.SectionContent;
import dev.stet.article.content.Seo;
import dev.stet.article.history.DiffView.MemberChange;
import dev.stet.article.history.Hunk.Run;
import dev.stet.article.history.SectionChange.Kind;

/** What changed between two states is told by member, section, line and word, and nothing else is. */
class DiffTest {

    private static final SectionContent A = section("a", "One.\nTwo.\nThree.");
    private static final SectionContent B = section("b", "Bee.");
    private static final SectionContent C = section("c", "Sea.");

    @Test
    void tellsNothingOfWhatIsTheSame() {
        DiffView diff = diff(content("T", "lead", A, B), content("T", "lead", A, B));

        assertThat(diff.members(), empty());
        assertThat(diff.sections(), empty());
        assertThat(UnifiedDiff.of(1, content("T", "lead", A), 2, content("T", "lead", A)), is(""));
    }

    @Test
    void tellsBothSidesOfAMember() {
        MemberChange title = diff(content("Old", "lead"), content("New", "lead")).members().get(0);

        assertThat(List.of(title.member(), title.from().asText(), title.to().asText()), contains("title", "Old", "New"));
        assertThat(title.hunks(), empty());
    }

    @Test
    void tellsTheLinesAndWordsThatDiffer() {
        Hunk hunk = diff(content("T", "same\nthe quick fox"), content("T", "same\nthe slow fox")).members().get(0).hunks()
                .get(0);

        assertThat(List.of(hunk.fromLine(), hunk.toLine()), contains(2, 2));
        assertThat(hunk.words(), contains(new Run(Run.In.BOTH, "the "), new Run(Run.In.FROM, "quick"),
                new Run(Run.In.TO, "slow"), new Run(Run.In.BOTH, " fox")));
    }

    @Test
    void countsEachChineseCharacterAsAWord() {
        Hunk hunk = Hunk.between("深度求索", "深度探索").get(0);

        assertThat(hunk.words(), contains(new Run(Run.In.BOTH, "深度"), new Run(Run.In.FROM, "求"), new Run(Run.In.TO, "探"),
                new Run(Run.In.BOTH, "索")));
    }

    @Test
    void tellsOfEachSectionWhatBecameOfIt() {
        SectionContent changed = A.withBody("One.\n2.\nThree.");
        SectionContent added = section("d", "Dee.");

        List<SectionChange> sections = diff(content("T", "", A, B), content("T", "", added, changed)).sections();

        assertThat(sections.stream().map(SectionChange::id).toList(), contains(added.id(), A.id(), B.id()));
        assertThat(sections.stream().map(SectionChange::changes).toList(),
                contains(List.of(Kind.ADDED), List.of(Kind.CHANGED), List.of(Kind.REMOVED)));
        assertThat(sections.get(1).hunks().get(0).removed(), contains("Two."));
    }

    @Test
    void callsMovedOnlyWhatMoved() {
        List<SectionChange> sections = diff(content("T", "", A, B, C), content("T", "", C, A, B)).sections();

        assertThat(sections.stream().map(SectionChange::id).toList(), contains(C.id()));
        assertThat(sections.get(0).changes(), contains(Kind.MOVED));
        assertThat(List.of(sections.get(0).from().position(), sections.get(0).to().position()), contains(3, 1));
    }

    @Test
    void writesUnifiedTextAFileForEachText() {
        String text = UnifiedDiff.of(1, content("Old", "lead", A, B), 7,
                content("New", "lead", A.withBody("One.\nTwo!\nThree."), C));

        assertThat(text, startsWith("--- revision-1/article.txt\n+++ revision-7/article.txt\n"));
        assertThat(text, containsString("-title: \"Old\"\n+title: \"New\"\n"));
        assertThat(text, containsString("--- revision-1/sections/a.md\n+++ revision-7/sections/a.md\n@@ -1,5 +1,5 @@\n"));
        assertThat(text, containsString("-Two.\n+Two!\n"));
        assertThat(text, containsString("--- revision-1/sections/b.md\n+++ /dev/null\n"));
        assertThat(text, containsString("--- /dev/null\n+++ revision-7/sections/c.md\n"));
        assertThat(text, not(containsString("lead.md")));
    }

    @Test
    void aUnifiedTextLeadsFromOneStateToTheOther() throws Exception {
        List<String> from = new ArrayList<>(Collections.nCopies(5_000, "same"));
        List<String> to = new ArrayList<>(from);
        to.set(17, "other");
        to.add(4_000, "new");

        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff("a", "b", from, SequenceDiff.of(from, to), 3);

        assertThat(UnifiedDiffUtils.parseUnifiedDiff(diff).applyTo(from), is(to));
    }

    @Test
    void tellsTextsThatHaveNothingInCommonAsReplaced() {
        String from = String.join("\n", Collections.nCopies(100_000, "a"));
        String to = String.join("\n", Collections.nCopies(100_000, "b"));

        assertThat(Hunk.between(from, to).size(), is(1));
        assertThat(Hunk.between("", to).get(0).removed(), empty());
    }

    private static DiffView diff(Content from, Content to) {
        return DiffView.of(1, from, 2, to);
    }

    private static SectionContent section(String slug, String body) {
        return new SectionContent(UUID.randomUUID(), slug, slug.toUpperCase(), body);
    }

    private static Content content(String title, String lead, SectionContent... sections) {
        return new Content("slug", "en", null, title, null, null, null, lead, List.of(), List.of(), null, null, Seo.NONE, null,
                true, JsonNodeFactory.instance.objectNode(), List.of(sections));
    }
}
