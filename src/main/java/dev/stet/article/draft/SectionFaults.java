package dev.stet.article.draft;

import java.util.regex.Pattern;

/** Faults of an edit whose body is one section, not the article: pointers lead into that. */
public final class SectionFaults extends ContentFaults {

    private static final Pattern IN_ARTICLE = Pattern.compile("^#/sections/\\d+");

    @Override
    public void add(String pointer, String detail, Object... args) {
        super.add(IN_ARTICLE.matcher(pointer).replaceFirst("#"), detail, args);
    }
}
