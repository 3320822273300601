package dev.stet.article.draft;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.stet.article.content.Content;
import dev.stet.article.content.Members;
import dev.stet.platform.problem.Problem;
import dev.stet.text.Markdown;

/** Renders what is new, so that a text which cannot be published is refused while its author still has it at hand. */
final class RenderCheck {

    private RenderCheck() {
    }

    /** @param before {@code null} for a new article */
    static void check(Content after, Content before, ContentFaults faults) {
        Set<String> known = before == null ? Set.of("")
                : Stream.concat(Members.MARKDOWN.stream().map(name -> (String) Members.ALL.get(before, name)), before.texts())
                        .collect(Collectors.toSet());
        Members.MARKDOWN.forEach(name -> check("#/" + name, (String) Members.ALL.get(after, name), known, faults));
        for (int i = 0; i < after.sections().size(); i++) {
            check("#/sections/" + i + "/body", after.sections().get(i).body(), known, faults);
        }
    }

    private static void check(String pointer, String markdown, Set<String> known, ContentFaults faults) {
        if (markdown == null || known.contains(markdown)) {
            return;
        }
        try {
            Markdown.render(markdown);
        } catch (Problem refused) {
            faults.add(pointer, "%s", refused.detail());
        }
    }
}
