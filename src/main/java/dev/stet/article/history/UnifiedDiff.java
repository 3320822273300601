package dev.stet.article.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;

import dev.stet.article.content.Content;
import dev.stet.article.content.Members;
import dev.stet.article.content.SectionContent;
import dev.stet.platform.json.Json;

/**
 * What changed between two revisions as people and {@code patch} read it: as if each text were a file of its own. The short
 * members are one file, a line each, which also lists the sections in their order.
 */
final class UnifiedDiff {

    private static final int CONTEXT_LINES = 3;
    private static final String NOWHERE = "/dev/null";
    /** As ever. A member that came later has a line only where it says something, so that what was told before stays. */
    private static final Set<String> TOLD_AS_NULL = Set.of("translationOf", "summary", "cover", "canonicalUrl", "publishedAt");

    private final String fromFolder;
    private final String toFolder;
    private final List<String> lines = new ArrayList<>();

    private UnifiedDiff(int from, int to) {
        fromFolder = "revision-" + from + "/";
        toFolder = "revision-" + to + "/";
    }

    /** Empty where nothing changed. */
    static String of(int from, Content before, int to, Content after) {
        UnifiedDiff diff = new UnifiedDiff(from, to);
        diff.add("article.txt", members(before), "article.txt", members(after));
        Members.MARKDOWN.forEach(name -> diff.add(file(name), text(before, name), file(name), text(after, name)));
        diff.addSections(before.sectionsById(), after.sectionsById());
        return String.join("", diff.lines.stream().map(line -> line + "\n").toList());
    }

    private void addSections(Map<UUID, SectionContent> before, Map<UUID, SectionContent> after) {
        Set<UUID> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        for (UUID id : ids) {
            add(file(before.get(id)), section(before.get(id)), file(after.get(id)), section(after.get(id)));
        }
    }

    private void add(String fromFile, List<String> from, String toFile, List<String> to) {
        Patch<String> patch = SequenceDiff.of(from, to);
        if (!patch.getDeltas().isEmpty()) {
            lines.addAll(UnifiedDiffUtils.generateUnifiedDiff(from.isEmpty() ? NOWHERE : fromFolder + fromFile,
                    to.isEmpty() ? NOWHERE : toFolder + toFile, from, patch, CONTEXT_LINES));
        }
    }

    private static List<String> members(Content content) {
        ObjectNode members = Json.tree((Object) content);
        members.remove(Members.MARKDOWN);
        members.remove("sections");
        List<String> lines = new ArrayList<>();
        members.properties().stream().filter(member -> !member.getValue().isNull() || TOLD_AS_NULL.contains(member.getKey()))
                .forEach(member -> lines.add(member.getKey() + ": " + member.getValue()));
        lines.add("sections:");
        content.sections().forEach(section -> lines.add("- " + section.slug()));
        return lines;
    }

    /** {@code editors-note.md} for {@code editorsNote}. */
    private static String file(String member) {
        return member.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT) + ".md";
    }

    private static List<String> text(Content content, String member) {
        String markdown = (String) Members.ALL.get(content, member);
        return markdown == null ? List.of() : Hunk.lines(markdown);
    }

    private static String file(SectionContent section) {
        return section == null ? null : "sections/" + section.slug() + ".md";
    }

    private static List<String> section(SectionContent section) {
        if (section == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("## " + section.heading() + " {#" + section.slug() + "}", ""));
        lines.addAll(Hunk.lines(section.body()));
        return lines;
    }
}
