package dev.stet.comment.screening;

import java.util.Locale;
import java.util.stream.Stream;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.stet.comment.thread.CommentText;
import dev.stet.platform.limit.Subnet;

/** What a block looks at. */
enum BlockKind {

    /** A word or phrase in the name or the body, in any case; inside of a longer word it is another word. */
    WORD("word") {
        @Override
        boolean matches(String value, CommentSubmission commentSubmission) {
            CommentText commentText = commentSubmission.words();
            return holdsWord(commentText.name(), value) || holdsWord(commentText.body(), value);
        }
    },
    /** Part of a web address, in the author's site or anywhere in the body. */
    URL("url") {
        @Override
        boolean matches(String value, CommentSubmission commentSubmission) {
            CommentText commentText = commentSubmission.words();
            return commentText.url() != null && lower(commentText.url()).contains(lower(value))
                    || lower(commentText.body()).contains(lower(value));
        }
    },
    /** The author's e-mail address, which only its index finds. */
    EMAIL("email") {
        @Override
        boolean matches(String value, CommentSubmission commentSubmission) {
            return true;
        }
    },
    /** The client's address: one, or a range as in 192.0.2.0/24. */
    NETWORK("network") {
        @Override
        boolean matches(String value, CommentSubmission commentSubmission) {
            return Subnet.parse(value).holds(commentSubmission.person().client());
        }
    };

    static final String LABELS = "word|url|email|network";

    @EnumeratedValue
    final String label;

    BlockKind(String label) {
        this.label = label;
    }

    /** @param value as it is kept, {@code null} for what only an index finds and did find */
    abstract boolean matches(String value, CommentSubmission commentSubmission);

    /** As in the database and in the API. */
    @Override
    @JsonValue
    public String toString() {
        return label;
    }

    static BlockKind of(String label) {
        return Stream.of(values()).filter(kind -> kind.label.equals(label)).findFirst().orElseThrow();
    }

    /** Letters and digits on either side make it another word, but not in scripts that write words without spaces. */
    private static boolean holdsWord(String text, String word) {
        String in = lower(text);
        String sought = lower(word);
        for (int at = in.indexOf(sought); at >= 0; at = in.indexOf(sought, at + 1)) {
            int end = at + sought.length();
            boolean begins = at == 0 || !joins(in.codePointBefore(at), sought.codePointAt(0));
            boolean ends = end == in.length() || !joins(sought.codePointBefore(sought.length()), in.codePointAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean joins(int one, int other) {
        return Character.isLetterOrDigit(one) && Character.isLetterOrDigit(other) && !Character.isIdeographic(one)
                && !Character.isIdeographic(other);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
