package dev.stet.article.draft;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import dev.stet.article.content.SectionContent;
import dev.stet.platform.conditional.ETag;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One part of an article's working copy, under a heading of its own. */
@Entity
public class Section extends PanacheEntityBase {

    @Id
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Article article;
    /** From 0 without gaps. Not part of the section's own tag: inserting one must not stale the others'. */
    public int position;
    /** Unique within the article. */
    public String slug;
    /** Plain text. */
    public String heading;
    /** Markdown. */
    public String body;
    /** The article's revision that last changed what this section says. */
    public int revision;

    protected Section() {
    }

    Section(Article article, UUID id) {
        this.article = article;
        this.id = id;
    }

    /** Names what it says, not where it stands; never recurs. */
    public ETag tag() {
        return tag(id, revision);
    }

    /** The tag that a section had since that revision of its article. */
    public static ETag tag(UUID id, int revision) {
        return ETag.ofWords("section", id, revision);
    }

    public SectionContent content() {
        return new SectionContent(id, slug, heading, body);
    }

    /** To be called after the article has taken its next revision number. */
    void say(SectionContent next, int position) {
        this.position = position;
        if (slug != null && content().saysTheSameAs(next)) {
            return;
        }
        slug = next.slug();
        heading = next.heading();
        body = next.body();
        revision = article.revision;
    }
}
