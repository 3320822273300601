package dev.stet.article.content;

import java.util.UUID;

/**
 * One section as its author wrote it.
 *
 * @param id stays the same through every edit, move and publication
 * @param heading plain text
 * @param body Markdown, never {@code null}
 */
public record SectionContent(UUID id, String slug, String heading, String body) {

    public SectionContent withBody(String body) {
        return new SectionContent(id, slug, heading, body);
    }

    /** Whether both say the same, whoever they are. */
    public boolean saysTheSameAs(SectionContent other) {
        return slug.equals(other.slug) && heading.equals(other.heading) && body.equals(other.body);
    }
}
