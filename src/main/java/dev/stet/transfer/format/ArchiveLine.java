package dev.stet.transfer.format;

import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.content.ArticleLine;
import dev.stet.article.content.RevisionLine;
import dev.stet.article.content.TextLine;
import dev.stet.article.edition.EditionLine;
import dev.stet.article.vocabulary.NameLine;
import dev.stet.auth.account.AccountLine;
import dev.stet.comment.archive.CommentLine;

/** How the OpenAPI document shows the lines of an archive. */
@Schema(name = "ArchiveLine", description = "A line of an archive; `kind` tells which.", oneOf = { AccountLine.class,
        NameLine.class,
        ArticleLine.class, TextLine.class, RevisionLine.class, EditionLine.class,
        CommentLine.class }, discriminatorProperty = "kind", discriminatorMapping = {
                @DiscriminatorMapping(value = AccountLine.KIND, schema = AccountLine.class),
                @DiscriminatorMapping(value = NameLine.TAG, schema = NameLine.class),
                @DiscriminatorMapping(value = NameLine.AUTHOR, schema = NameLine.class),
                @DiscriminatorMapping(value = ArticleLine.KIND, schema = ArticleLine.class),
                @DiscriminatorMapping(value = TextLine.KIND, schema = TextLine.class),
                @DiscriminatorMapping(value = RevisionLine.KIND, schema = RevisionLine.class),
                @DiscriminatorMapping(value = EditionLine.KIND, schema = EditionLine.class),
                @DiscriminatorMapping(value = CommentLine.KIND, schema = CommentLine.class) })
public interface ArchiveLine {
}
