package dev.stet.article.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.stet.article.content.SectionContent;

/** What became of one section. */
@Schema(name = "SectionChange", description = "What became of one section.",
        requiredProperties = { "id", "changes", "from", "to", "hunks" })
record SectionChange(
        @Schema(description = "The section's id, the same on both sides.") UUID id,
        @Schema(description = "`moved` is the least that explains the new order: a section that only made room "
                + "for another did not move.") List<Kind> changes,
        @Schema(nullable = true, description = "Where and how it stood; null for one that was added.") Place from,
        @Schema(nullable = true, description = "Where and how it stands; null for one that was removed.") Place to,
        @Schema(description = "The lines of its body that differ.") List<Hunk> hunks) {

    @Schema(name = "SectionChangeKind", enumeration = { "added", "removed", "moved", "changed" })
    enum Kind {
        @JsonProperty("added")
        ADDED,
        @JsonProperty("removed")
        REMOVED,
        @JsonProperty("moved")
        MOVED,
        @JsonProperty("changed")
        CHANGED
    }

    /** Where a section stands and what it is called. */
    @Schema(name = "SectionPlace", requiredProperties = { "position", "slug", "heading" })
    record Place(@Schema(description = "From 1.", examples = "2") int position, String slug, String heading) {
    }

    /** In the new order, those that were removed last. */
    static List<SectionChange> between(List<SectionContent> from, List<SectionContent> to) {
        Map<UUID, Integer> before = positions(from);
        Map<UUID, Integer> after = positions(to);
        Set<UUID> moved = moved(from, to);
        Set<UUID> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        List<SectionChange> changes = new ArrayList<>();
        for (UUID id : ids) {
            SectionChange change = of(id, before.containsKey(id) ? from.get(before.get(id)) : null, before.get(id),
                    after.containsKey(id) ? to.get(after.get(id)) : null, after.get(id), moved.contains(id));
            if (!change.changes.isEmpty()) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static SectionChange of(UUID id, SectionContent from, Integer fromAt, SectionContent to, Integer toAt,
            boolean moved) {
        List<Kind> kinds = new ArrayList<>();
        if (from == null || to == null) {
            kinds.add(from == null ? Kind.ADDED : Kind.REMOVED);
        } else {
            if (moved) {
                kinds.add(Kind.MOVED);
            }
            if (!from.saysTheSameAs(to)) {
                kinds.add(Kind.CHANGED);
            }
        }
        return new SectionChange(id, kinds, place(from, fromAt), place(to, toAt),
                Hunk.between(from == null ? "" : from.body(), to == null ? "" : to.body()));
    }

    private static Place place(SectionContent section, Integer at) {
        return section == null ? null : new Place(at + 1, section.slug(), section.heading());
    }

    /** The shortest way from the old order to the new one takes these out somewhere and puts them in elsewhere. */
    private static Set<UUID> moved(List<SectionContent> from, List<SectionContent> to) {
        var deltas = SequenceDiff
                .of(from.stream().map(SectionContent::id).toList(), to.stream().map(SectionContent::id).toList())
                .getDeltas();
        Set<UUID> out = deltas.stream().flatMap(delta -> delta.getSource().getLines().stream()).collect(Collectors.toSet());
        Set<UUID> in = deltas.stream().flatMap(delta -> delta.getTarget().getLines().stream()).collect(Collectors.toSet());
        out.retainAll(in);
        return out;
    }

    private static Map<UUID, Integer> positions(List<SectionContent> sections) {
        Map<UUID, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < sections.size(); i++) {
            positions.put(sections.get(i).id(), i);
        }
        return positions;
    }
}
