package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.stet.platform.problem.Fault;

/** Collects what is wrong with an edit, so that all of it is told at once. */
public class ContentFaults {

    private final List<Fault> found = new ArrayList<>();

    public void add(String pointer, String detail, Object... args) {
        found.add(Fault.at(pointer, args.length == 0 ? detail : detail.formatted(args)));
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-content} with every fault, if there is one */
    public void check() {
        if (!found.isEmpty()) {
            Fault first = found.get(0);
            throw found.size() == 1 ? INVALID_CONTENT.because(found, "%s: %s", first.pointer(), first.detail())
                    : INVALID_CONTENT.because(found, "%d values are not as they must be; see errors.", found.size());
        }
    }

    /** Faults of an edit whose body is one section, not the article: pointers lead into that. */
    public static final class SectionFaults extends ContentFaults {

        private static final Pattern IN_ARTICLE = Pattern.compile("^#/sections/\\d+");

        @Override
        public void add(String pointer, String detail, Object... args) {
            super.add(IN_ARTICLE.matcher(pointer).replaceFirst("#"), detail, args);
        }
    }
}
