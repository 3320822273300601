package dev.stet.transfer;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.stet.article.draft.ArticleLine;
import dev.stet.article.draft.ArticlePart;
import dev.stet.article.draft.NameLine;
import dev.stet.article.draft.RevisionLine;
import dev.stet.article.draft.TextLine;
import dev.stet.article.edition.EditionLine;
import dev.stet.auth.AccountLine;
import dev.stet.comment.archive.CommentLine;

/** Which kinds of lines an archive has. */
final class LineKind {

    /** In the order in which they are told. */
    static final List<String> ALL = List.of(AccountLine.KIND, NameLine.TAG, NameLine.AUTHOR, ArticleLine.KIND, TextLine.KIND,
            RevisionLine.KIND, EditionLine.KIND, CommentLine.KIND);

    /** Those that follow the line of the article they belong to. */
    static final Map<String, Class<? extends ArticlePart>> PARTS = Map.of(TextLine.KIND, TextLine.class, RevisionLine.KIND,
            RevisionLine.class, EditionLine.KIND, EditionLine.class);

    private static final JsonFactory JSON = new JsonFactory();

    private LineKind() {
    }

    static boolean isPart(String kind) {
        return kind != null && PARTS.containsKey(kind);
    }

    /** What the line says of itself, if it is no text the empty string; {@code null} for a working copy and for no JSON. */
    static String of(byte[] line) {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals("kind");
                JsonToken value = json.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_STRING ? json.getText() : "";
                }
                json.skipChildren();
            }
            return null;
        } catch (IOException broken) {
            return null; // who reads it whole says what is wrong
        }
    }
}
