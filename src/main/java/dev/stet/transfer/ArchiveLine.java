package dev.stet.transfer;

import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.draft.ArticleLine;
import dev.stet.article.draft.NameLine;
import dev.stet.article.draft.RevisionLine;
import dev.stet.article.draft.TextLine;
import dev.stet.article.edition.EditionLine;
import dev.stet.auth.AccountLine;
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
interface ArchiveLine {
}
