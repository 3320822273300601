package dev.stet.article.edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;

import dev.stet.article.content.Content;
import dev.stet.article.content.SectionContent;
import dev.stet.article.draft.Article;
import dev.stet.article.draft.Revision;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.json.Json;
import dev.stet.text.Markdown;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What readers see of one article from one instant to another. Its source never changes, what is rendered from it may. */
@Entity
@DynamicUpdate // what the upkeep writes by SQL must not be written back
public class Edition extends PanacheEntityBase {

    /** The end of an edition that has none yet; shown as {@code null}. */
    public static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    @Id
    public UUID id;
    public UUID articleId;
    /** Counts what readers saw of the article, from 1, in the order of the periods; may still move before it begins. */
    public int number;
    public int revision;
    public String locale;
    public String slug;
    public String title;
    public String summary;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> authors;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> tags;
    /** Whether lists and feeds have it. */
    public boolean listed = true;
    /** Where the text stands first; {@code null} where that is here. */
    public String canonicalUrl;
    /** What lists tell of it beyond the columns here, as an object of members. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String otherMembers = "{}";
    /** The slugs of its sections. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> sections;
    /** The title without case and accents; orders lists. */
    public String titleKey;
    @JdbcTypeCode(SqlTypes.JSON)
    public String cover;
    /** The byline date; orders lists. */
    public Instant publishedAt;
    public Instant updatedAt;
    /** By the database's clock, microseconds; never earlier than the end of the edition before. */
    public Instant visibleFrom;
    /** {@link #FOREVER} while no end is known. */
    public Instant visibleUntil;
    /** What the editor asked for; a later edition may end this one earlier. */
    public Instant declaredUntil;
    /** Set some time after the end has passed; only keeps indexes small, never decides what is visible. */
    public boolean closed;
    /** Whether the change log tells that it began. */
    public boolean announced;
    /** {@code null} unless its content was taken away; its number and period stay. */
    public Instant redactedAt;
    public UUID accountId;
    public String note;
    public int wordCount;
    public int readingMinutes;
    public int rendererVersion;
    public int shapeVersion;
    @Basic(fetch = FetchType.LAZY)
    public byte[] document;
    @Basic(fetch = FetchType.LAZY)
    public byte[] forms;

    public static Optional<Edition> findNumber(UUID article, int number) {
        return find("articleId = ?1 and number = ?2", article, number).firstResultOptional();
    }

    /** Freezes what the article says now, to be seen in that period. */
    public static Edition freeze(Article article, Instant from, Instant declaredUntil) {
        return freeze(article.id, article.revision, article.content(), from, declaredUntil);
    }

    public static Edition freeze(UUID article, int revision, Content content, Instant from, Instant declaredUntil) {
        Edition edition = new Edition();
        edition.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        edition.articleId = article;
        edition.revision = revision;
        edition.locale = content.locale();
        edition.slug = content.slug();
        edition.title = content.title();
        edition.summary = content.summary();
        edition.authors = content.authors();
        edition.tags = content.tags();
        edition.sections = content.sections().stream().map(SectionContent::slug).toList();
        edition.titleKey = content.titleKey();
        edition.visibleFrom = from;
        edition.visibleUntil = declaredUntil;
        edition.declaredUntil = declaredUntil;
        return edition;
    }

    /**
     * Takes its place among the article's editions, and renders what names the place.
     *
     * @param first when readers first saw the article, {@code null} if this is the first edition
     */
    public void place(int number, Instant first, Content content) {
        this.number = number;
        Instant since = first == null ? visibleFrom : first;
        publishedAt = content.publishedAt() == null ? since : content.publishedAt();
        updatedAt = number == 1 ? publishedAt : visibleFrom;
        if (redactedAt == null) {
            render(content);
        }
    }

    /** One that has begun is told of by whoever publishes it, one that is to come by time. */
    public void frozenBy(UUID account, String note, Instant now) {
        this.accountId = account;
        this.note = note;
        announced = !visibleFrom.isAfter(now);
    }

    /** Renders the source as today's renderer does, in today's shape. */
    public void render(Content content) {
        cover = content.cover() == null ? null : Json.write(content.cover());
        EditionDocument rendered = EditionDocument.of(this, content);
        document = rendered.html();
        forms = rendered.forms();
        wordCount = rendered.wordCount();
        readingMinutes = rendered.readingMinutes();
        otherMembers = ArticleSummary.others(content);
        listed = content.listed();
        canonicalUrl = content.canonicalUrl();
        rendererVersion = Markdown.RENDERER_VERSION;
        shapeVersion = ArticleView.VERSION;
    }

    /** What shows it, now or when its time comes. */
    public Set<String> shownBy(UUID translationGroup) {
        return Set.of(CacheInvalidation.of(articleId), CacheInvalidation.ofVariants(translationGroup),
                CacheInvalidation.PUBLISHED);
    }

    /** What it was made of. */
    public Content source() {
        return Revision.find(articleId, revision).orElseThrow().content();
    }

    /** Ends where the next one begins, unless it was to end earlier anyway; flush before that one is persisted. */
    public void yieldTo(Instant next) {
        visibleUntil = next.isBefore(declaredUntil) ? next : declaredUntil;
    }

    /** Ends when it was to end before another one was to follow it; flush the deletion of that one first. */
    public void yieldNoMore() {
        visibleUntil = declaredUntil;
    }

    /** Ends now, earlier than it was to. */
    public void withdraw(Instant now) {
        visibleUntil = now;
    }

    /** Empties it for good; what is left is that there was something. */
    void redact(Instant now) {
        redactedAt = now;
        title = "";
        summary = null;
        otherMembers = "{}";
        canonicalUrl = null;
        authors = List.of();
        tags = List.of();
        sections = List.of();
        titleKey = "";
        cover = null;
        note = null;
        document = new byte[0];
        forms = new byte[0];
        wordCount = 0;
        readingMinutes = 0;
    }
}
