package dev.stet.article.content;

import java.util.UUID;

/** A line of an archive that belongs to an article; those of one follow each other. */
public interface ArticleScopedLine {

    UUID article();
}
