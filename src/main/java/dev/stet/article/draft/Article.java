package dev.stet.article.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.stet.article.content.Content;
import dev.stet.article.content.SectionContent;
import dev.stet.change.CacheInvalidation;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.lock.RowLock;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The working copy of an article: what editors edit and readers never see. What they see is an edition of it. */
@Entity
public class Article extends PanacheEntityBase {

    @Id
    public UUID id;
    /** The id of the article that its variants in other locales are translations of: its own if it is the original. */
    public UUID translationGroup;
    /** A canonical BCP 47 tag. */
    public String locale;
    public String slug;
    public String title;
    public String editorsNote;
    public String summary;
    public String lead;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> authors;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> tags;
    @JdbcTypeCode(SqlTypes.JSON)
    public String cover;
    public String canonicalUrl;
    public String seoTitle;
    public String seoDescription;
    @JdbcTypeCode(SqlTypes.JSON)
    public String custom;
    /** The byline date that an editor has set; {@code null} keeps that of the first publication. */
    public Instant publishedAt;
    /** What it says beyond the columns above, as an object of members; see {@link ArticleColumns}. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String otherMembers = "{}";
    public boolean commentsOpen = true;
    /** {@code all}, {@code first-time} or {@code none}; {@code null} follows the site. */
    public String moderation;
    /** The number of the latest {@link Revision}, from 1 without gaps. */
    public int revision;
    /** The account that owns it. */
    public UUID createdBy;
    public Instant createdAt;
    public UUID updatedBy;
    public Instant updatedAt;
    /** {@code null} unless in the trash. */
    public Instant trashedAt;
    @OneToMany(mappedBy = "article", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    public List<Section> sections = new ArrayList<>();

    /** By one statement, so that the article and its sections are of one state. */
    public static Optional<Article> read(UUID id) {
        return find("from Article a left join fetch a.sections where a.id = ?1", id).singleResultOptional();
    }

    public static boolean isHere(UUID id) {
        return count("id", id) > 0;
    }

    /** Takes the row, then reads it: who edits an article waits here for whoever edits it already. */
    public static Optional<Article> lock(UUID id) {
        return RowLock.forChange(Article.class, id);
    }

    /** The group of an article; of one that is deleted, the group that it left behind. */
    public static Optional<UUID> groupOf(UUID id) {
        return find("select a.translationGroup from Article a where a.id = ?1 or a.translationGroup = ?1"
                + " order by case when a.id = ?1 then 0 else 1 end", id).project(UUID.class).firstResultOptional();
    }

    static boolean hasTranslations(UUID original) {
        return count("translationGroup = ?1 and id <> ?1", original) > 0;
    }

    static boolean hasVariant(UUID group, String locale, UUID other) {
        return count("translationGroup = ?1 and locale = ?2 and id <> ?3", group, locale, other) > 0;
    }

    /** Names this state: moves with every revision, never recurs. */
    public ETag tag() {
        return tag(revision);
    }

    /** The tag that it had as that revision. */
    public ETag tag(int revision) {
        return tag(id, revision);
    }

    public static ETag tag(UUID id, int revision) {
        return ETag.ofWords("article", id, revision);
    }

    public Content content() {
        return ArticleColumns.read(this);
    }

    /** @param name its slug or id */
    public Optional<Section> section(String name) {
        return sections.stream().filter(section -> section.slug.equals(name)
                || section.id.toString().equals(name.toLowerCase(Locale.ROOT))).findFirst();
    }

    /** Makes the working copy say {@code next} as its next revision, on behalf of an account. */
    public void say(Content next, UUID account, Instant now) {
        revision++;
        updatedBy = account;
        updatedAt = now;
        ArticleColumns.write(this, next);
    }

    public boolean isOriginal() {
        return translationGroup.equals(id);
    }

    void arrange(List<SectionContent> order) {
        Map<UUID, Section> known = new HashMap<>();
        sections.forEach(section -> known.put(section.id, section));
        sections.clear();
        for (SectionContent content : order) {
            Section section = known.computeIfAbsent(content.id(), id -> new Section(this, id));
            section.say(content, sections.size());
            sections.add(section);
        }
    }

    /** @param moderation {@code null} follows the site */
    public void receiveComments(boolean open, String moderation) {
        this.commentsOpen = open;
        this.moderation = moderation;
    }

    /** What shows that it has become a variant of something else; nothing where it has not. */
    public Set<String> showsMoveFrom(UUID formerGroup) {
        return formerGroup.equals(translationGroup) ? CacheInvalidation.NOTHING
                : Set.of(CacheInvalidation.of(id), CacheInvalidation.PUBLISHED,
                        CacheInvalidation.ofVariants(formerGroup), CacheInvalidation.ofVariants(translationGroup));
    }

    public void trash(Instant now) {
        trashedAt = now;
    }

    /** With all that hangs on it, which the schema knows. */
    public void erase() {
        getEntityManager().createNativeQuery("DELETE FROM article WHERE id = :id").setParameter("id", id).executeUpdate();
        getEntityManager().clear();
    }

    public void restore() {
        trashedAt = null;
    }
}
