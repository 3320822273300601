package dev.stet.article.conflict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.stet.article.content.Content;
import dev.stet.article.content.Members;
import dev.stet.article.content.SectionContent;

/**
 * A three-way merge. Each member and each section is taken from whoever changed it; where both did, differently, it is a
 * conflict. A new section changes no other one, nor their order.
 */
final class Merge {

    private final Content base;
    private final Content mine;
    private final Content theirs;
    private final Set<String> conflicts = new LinkedHashSet<>();
    private final Content content;

    private Merge(Content base, Content mine, Content theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
        this.content = Members.ALL.make(Map.of(), name -> name.equals("sections") ? sections()
                : pick(name, Members.ALL.get(base, name), Members.ALL.get(mine, name), Members.ALL.get(theirs, name)));
    }

    static Merge of(Content base, Content mine, Content theirs) {
        return new Merge(base, mine, theirs);
    }

    /** To be used only without conflicts. */
    Content content() {
        return content;
    }

    /** Names of members, {@code sectionOrder}, and {@code sections/} with an id. */
    Set<String> conflicts() {
        return conflicts;
    }

    private <T> T pick(String name, T before, T my, T their) {
        if (Objects.equals(my, their) || Objects.equals(my, before)) {
            return their;
        }
        if (!Objects.equals(their, before)) {
            conflicts.add(name);
        }
        return my;
    }

    private List<SectionContent> sections() {
        Map<UUID, SectionContent> before = base.sectionsById();
        Map<UUID, SectionContent> my = mine.sectionsById();
        Map<UUID, SectionContent> their = theirs.sectionsById();
        Set<UUID> ids = new LinkedHashSet<>(their.keySet());
        ids.addAll(my.keySet());
        ids.addAll(before.keySet());
        Map<UUID, SectionContent> merged = new LinkedHashMap<>();
        for (UUID id : ids) {
            SectionContent section = pick("sections/" + id, before.get(id), my.get(id), their.get(id));
            if (section != null) {
                merged.put(id, section);
            }
        }
        refuseEqualSlugs(merged);
        return order(merged.keySet(), my.keySet(), their.keySet()).stream().map(merged::get).toList();
    }

    private void refuseEqualSlugs(Map<UUID, SectionContent> merged) {
        Set<String> slugs = new HashSet<>();
        merged.values().stream().filter(section -> !slugs.add(section.slug()))
                .forEach(section -> conflicts.add("sections/" + section.id()));
    }

    private List<UUID> order(Set<UUID> kept, Set<UUID> my, Set<UUID> their) {
        List<UUID> before = common(base.sectionsById().keySet(), my, their);
        List<UUID> myOrder = common(my, before, their);
        boolean iMoved = !myOrder.equals(before);
        if (iMoved) {
            pick("sectionOrder", before, myOrder, common(their, before, my));
        }
        return iMoved ? insert(my, their, kept) : insert(their, my, kept);
    }

    private static List<UUID> common(Iterable<UUID> order, Collection<UUID> one, Collection<UUID> other) {
        List<UUID> common = new ArrayList<>();
        order.forEach(id -> {
            if (one.contains(id) && other.contains(id)) {
                common.add(id);
            }
        });
        return common;
    }

    /** Those that only {@code others} has come behind what stands before them there. */
    private static List<UUID> insert(Set<UUID> leading, Set<UUID> others, Set<UUID> kept) {
        List<UUID> order = new ArrayList<>(leading);
        order.retainAll(kept);
        UUID previous = null;
        for (UUID id : others) {
            if (kept.contains(id)) {
                if (!order.contains(id)) {
                    order.add(order.indexOf(previous) + 1, id);
                }
                previous = id;
            }
        }
        return order;
    }
}
