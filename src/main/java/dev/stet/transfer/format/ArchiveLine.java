package dev.stet.transfer.format;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.stet.article.content.ArticleLine;
import dev.stet.article.content.ArticleScopedLine;
import dev.stet.article.content.ArticleScopedLine.RevisionLine;
import dev.stet.article.content.ArticleScopedLine.TextLine;
import dev.stet.article.edition.EditionLine;
import dev.stet.article.vocabulary.NameLine;
import dev.stet.auth.account.AccountLine;
import dev.stet.comment.archive.CommentLine;

/** The lines of an archive: which kinds there are, and how the OpenAPI document shows them. */
@Schema(name = "ArchiveLine", description = "A line of an archive; `kind` tells which.",
        oneOf = { AccountLine.class, NameLine.class, ArticleLine.class, TextLine.class, RevisionLine.class, EditionLine.class,
                CommentLine.class })
public final class ArchiveLine {

    /** In the order in which they are told. */
    public static final List<String> KINDS = List.of(AccountLine.KIND, NameLine.TAG, NameLine.AUTHOR, ArticleLine.KIND,
            TextLine.KIND,
            RevisionLine.KIND, EditionLine.KIND, CommentLine.KIND);

    /** Those that follow the line of the article they belong to. */
    public static final Map<String, Class<? extends ArticleScopedLine>> PARTS = Map.of(TextLine.KIND, TextLine.class,
            RevisionLine.KIND,
            RevisionLine.class, EditionLine.KIND, EditionLine.class);

    private static final JsonFactory JSON = new JsonFactory();

    private ArchiveLine() {
    }

    public static boolean isPart(String kind) {
        return kind != null && PARTS.containsKey(kind);
    }

    /** What the line says of itself, if it is no text the empty string; {@code null} for a working copy and for no JSON. */
    public static String kind(byte[] line) {
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
