package dev.stet.platform.conditional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;

class EntityTagsTest {

    private static EntityTags parse(String header) {
        return EntityTags.parse("If-Match", header);
    }

    /** Nobody has to wonder what was changed, where nothing was. */
    @Test
    void saysThatWeakTagsNeverMatch() {
        Problem stale = ProblemType.STALE_EDIT.because("Was changed.").with("etag", "\"a\"");
        Problem told = parse("W/\"a\"").refusal(stale);

        assertTrue(told.detail().startsWith("A weak tag, such as W/\"a\", never matches"), told.detail());
        assertEquals(stale.members(), told.members());
        assertEquals("Was changed.", parse("\"b\"").refusal(stale).detail());
        assertEquals("Was changed.", parse("W/\"a\", \"b\"").refusal(stale).detail());
        assertEquals("Was changed.", parse("*").refusal(stale).detail());
    }

    @Test
    void readsListsOfStrongAndWeakTags() {
        assertEquals(List.of(ETag.strong("a"), ETag.weak("b,c"), ETag.strong("")),
                parse(" \"a\" , W/\"b,c\",,\"\" ,").tags());
    }

    @Test
    void aStarIsWhateverThereIs() {
        assertTrue(parse("*").any());
        assertTrue(parse("*").stronglyMatch(ETag.strong("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ",", "abc", "\"a", "a\"", "w/\"a\"", "W/a", "\"a\" \"b\"", "\"a b\"", "*, \"a\"", "\"a\"b",
            "'a'", "\"a\"; x" })
    void refusesWhatIsNoList(String header) {
        assertEquals(ProblemType.INVALID_PARAMETER, assertThrows(Problem.class, () -> parse(header)).type());
    }

    @Test
    void aWeakTagMatchesOnlyWeakly() {
        assertFalse(parse("W/\"a\"").stronglyMatch(ETag.strong("a")));
        assertFalse(parse("\"a\"").stronglyMatch(ETag.weak("a")));
        assertTrue(parse("\"b\", W/\"a\"").weaklyMatch(ETag.strong("a")));
        assertTrue(parse("\"b\", \"a\"").stronglyMatch(ETag.strong("a")));
        assertFalse(parse("\"b\"").weaklyMatch(ETag.strong("a")));
    }

    @Test
    void standsInAHeaderAsItWasRead() {
        assertEquals("W/\"a\"", parse("W/\"a\"").tags().get(0).toString());
        assertEquals("\"a\"", parse("\"a\"").tags().get(0).toString());
    }

    @Test
    void wordsDoNotRunIntoEachOther() {
        assertNotEquals(ETag.ofWords("a", "bc"), ETag.ofWords("ab", "c"));
        assertEquals(ETag.ofWords("section", 7), ETag.ofWords("section", 7));
    }

    @Test
    void aTagHoldsNoQuote() {
        assertThrows(IllegalArgumentException.class, () -> ETag.strong("a\"b"));
    }
}
