package dev.stet.article.edition;

import java.util.EnumSet;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.article.edition.Projection.TextFormat;
import dev.stet.platform.json.Json;

/**
 * What an edition's source is rendered to, as bytes that a read hands on untouched.
 *
 * @param html the article's members but the live ones, texts in HTML only
 * @param forms the same with texts in every {@link TextFormat}
 */
record EditionDocument(byte[] html, byte[] forms, int wordCount, int readingMinutes) {

    static EditionDocument of(Edition edition, Content content) {
        ArticleView view = ArticleView.of(edition, content);
        ObjectNode tree = Json.tree((Object) view);
        tree.remove(ArticleView.LIVE);
        byte[] forms = Json.bytes(tree);
        TextFormat.keep(tree, EnumSet.of(TextFormat.HTML));
        return new EditionDocument(Json.bytes(tree), forms, view.wordCount(), view.readingMinutes());
    }
}
