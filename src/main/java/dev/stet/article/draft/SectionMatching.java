package dev.stet.article.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.stet.article.content.ArticleForm.SectionForm;
import dev.stet.article.content.SectionContent;
import dev.stet.text.Slugs;

/**
 * Tells which of an article's sections each sent one is: that with its id, else that with its slug, given or made from the
 * heading, else none yet. A section that keeps its identity keeps its slug unless a new one is sent.
 */
public final class SectionMatching {

    private final List<SectionForm> sent;
    private final Map<UUID, SectionContent> known = new LinkedHashMap<>();
    private final Map<String, SectionContent> unclaimed = new HashMap<>();
    private final Set<String> slugs = new HashSet<>();
    private final ContentFaults faults;

    private SectionMatching(List<SectionForm> sent, List<SectionContent> before, ContentFaults faults) {
        this.sent = sent;
        this.faults = faults;
        before.forEach(section -> known.put(section.id(), section));
        before.forEach(section -> unclaimed.put(section.slug(), section));
        sent.stream().filter(form -> known.containsKey(form.id()))
                .forEach(form -> unclaimed.remove(known.get(form.id()).slug()));
    }

    /** Adds a fault for every foreign or repeated id or slug; what is given then is of no use. */
    static List<SectionContent> match(List<SectionForm> sent, List<SectionContent> before, ContentFaults faults) {
        return new SectionMatching(sent, before, faults).match();
    }

    /** A new section beside {@code others}; a slug that is left out is made from the heading. */
    public static SectionContent added(SectionForm form, List<SectionContent> others, ContentFaults faults) {
        SectionMatching matching = new SectionMatching(List.of(), others, faults);
        others.forEach(other -> matching.slugs.add(other.slug()));
        return new SectionContent(UuidVersion7Strategy.INSTANCE.generateUuid(null), matching.newSlug(form), form.heading(),
                form.body());
    }

    /** What {@code before} becomes; its slug stays where none is sent. */
    public static SectionContent revised(SectionForm form, SectionContent before, List<SectionContent> all,
            ContentFaults faults) {
        String slug = form.slug() == null ? before.slug() : form.slug();
        if (all.stream().anyMatch(other -> !other.id().equals(before.id()) && other.slug().equals(slug))) {
            faults.add("#/slug", "Another section of this article has the slug '%s'.", slug);
        }
        return new SectionContent(before.id(), slug, form.heading(), form.body());
    }

    private String newSlug(SectionForm form) {
        if (form.slug() == null) {
            return free(Slugs.of(form.heading()));
        }
        if (!slugs.add(form.slug())) {
            faults.add("#/slug", "Another section of this article has the slug '%s'.", form.slug());
        }
        return form.slug();
    }

    private List<SectionContent> match() {
        if (!distinguishable()) {
            return List.of();
        }
        sent.stream().map(this::settledSlug).filter(slug -> slug != null).forEach(slugs::add);
        return sent.stream().map(this::content).toList();
    }

    private boolean distinguishable() {
        Set<Object> seen = new HashSet<>();
        boolean good = true;
        for (int i = 0; i < sent.size(); i++) {
            SectionForm form = sent.get(i);
            if (form.id() != null && !known.containsKey(form.id())) {
                good = refuse(i, "id", "No section of this article has this id.");
                continue;
            }
            if (form.id() != null && !seen.add(form.id())) {
                good = refuse(i, "id", "Stands here twice.");
            }
            String slug = settledSlug(form);
            if (slug != null && !seen.add(slug)) {
                good = refuse(i, "slug", "Two sections would be called '" + slug + "'.");
            }
        }
        return good;
    }

    private boolean refuse(int section, String member, String detail) {
        faults.add("#/sections/" + section + "/" + member, "%s", detail);
        return false;
    }

    /** The slug that a section has whatever the others are called; {@code null} for one that is yet to get one. */
    private String settledSlug(SectionForm form) {
        if (form.slug() != null) {
            return form.slug();
        }
        return form.id() == null ? null : known.get(form.id()).slug();
    }

    private SectionContent content(SectionForm form) {
        SectionContent before = form.id() != null ? known.get(form.id()) : unclaimed.remove(form.slugOrFromHeading());
        UUID id = before == null ? UuidVersion7Strategy.INSTANCE.generateUuid(null) : before.id();
        String slug = settledSlug(form);
        if (slug == null) {
            slug = before == null || !slugs.add(before.slug()) ? free(Slugs.of(form.heading())) : before.slug();
        }
        return new SectionContent(id, slug, form.heading(), form.body());
    }

    private String free(String slug) {
        String candidate = slug;
        for (int n = 2; !slugs.add(candidate); n++) {
            candidate = Slugs.numbered(slug, n);
        }
        return candidate;
    }
}
