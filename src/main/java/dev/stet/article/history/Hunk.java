package dev.stet.article.history;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.difflib.patch.AbstractDelta;

/** Some lines that follow each other and differ. */
@Schema(name = "Hunk", description = "Some lines that follow each other and differ.",
        requiredProperties = { "fromLine", "toLine", "removed", "added", "words" })
record Hunk(
        @Schema(description = "Where it begins in the old text, from 1.", examples = "3") int fromLine,
        @Schema(description = "Where it begins in the new text, from 1.", examples = "3") int toLine,
        @Schema(description = "Lines of the old text.") List<String> removed,
        @Schema(description = "Lines of the new text.") List<String> added,
        @Schema(description = "The same, told by words: all that is not `to` is the old text, all that "
                + "is not `from` the new one.") List<Run> words) {

    // Chinese and Japanese part no words by spaces, so each character counts as one
    private static final Pattern WORD = Pattern.compile(
            "\\s+|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]"
                    + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+|.",
            Pattern.DOTALL);

    /** The hunks that lead from one text to another. */
    static List<Hunk> between(String from, String to) {
        return SequenceDiff.of(lines(from), lines(to)).getDeltas().stream().map(Hunk::of).toList();
    }

    /** An empty text has no line. */
    static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }

    private static Hunk of(AbstractDelta<String> delta) {
        List<String> removed = delta.getSource().getLines();
        List<String> added = delta.getTarget().getLines();
        return new Hunk(delta.getSource().getPosition() + 1, delta.getTarget().getPosition() + 1, removed, added,
                runs(words(removed), words(added)));
    }

    private static List<Run> runs(List<String> from, List<String> to) {
        List<Run> runs = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : SequenceDiff.of(from, to).getDeltas()) {
            add(runs, Run.In.BOTH, from.subList(at, delta.getSource().getPosition()));
            add(runs, Run.In.FROM, delta.getSource().getLines());
            add(runs, Run.In.TO, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(runs, Run.In.BOTH, from.subList(at, from.size()));
        return runs;
    }

    private static void add(List<Run> runs, Run.In in, List<String> words) {
        if (!words.isEmpty()) {
            runs.add(new Run(in, String.join("", words)));
        }
    }

    private static List<String> words(List<String> lines) {
        return WORD.matcher(String.join("\n", lines)).results().map(MatchResult::group).toList();
    }

    /** Some words that follow each other and stand in the old text, the new one, or both. */
    @Schema(name = "Run", requiredProperties = { "in", "text" })
    record Run(In in, String text) {

        @Schema(name = "RunIn", enumeration = { "both", "from", "to" })
        enum In {
            @JsonProperty("both")
            BOTH,
            @JsonProperty("from")
            FROM,
            @JsonProperty("to")
            TO
        }
    }
}
