package dev.stet.text;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * Gives footnotes ids that are unique on a page of several sections: {@code [^1]} becomes {@code fn-5f0c2a91-1} in one
 * and {@code fn-b7e1d03c-1} in another. The middle comes from the source, so the same source gives the same ids.
 */
final class FootnoteIds implements AttributeProvider {

    /** What these ids look like; the clean HTML has no other. None can be the name of anything a page's script uses. */
    static final Pattern FORM = Pattern.compile("fn(ref)?-[0-9a-f]{8}-[\\p{L}\\p{M}\\p{N}_.-]{1,500}");

    private static final Pattern GIVEN = Pattern.compile("(#?)(fn|fnref)-(.*)", Pattern.DOTALL);
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}.-]");

    private final String middle;

    /** @param used the middles of the other texts of the page, of which two may be the same; gets this one's */
    FootnoteIds(String source, Set<String> used) {
        String own = middle(source);
        for (int n = 2; !used.add(own); n++) {
            own = middle(source + n);
        }
        this.middle = own;
    }

    private static String middle(String source) {
        return UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
    }

    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
        if (node.getClass().getPackageName().startsWith("org.commonmark.ext.footnotes")) {
            attributes.computeIfPresent("id", (name, id) -> unique(id));
            attributes.computeIfPresent("href", (name, href) -> unique(href));
        }
    }

    private String unique(String id) {
        var given = GIVEN.matcher(id);
        if (!given.matches()) {
            return id;
        }
        // Any label goes, [^a"b] too; its unsafe characters become their numbers.
        String label = UNSAFE.matcher(given.group(3))
                .replaceAll(match -> "_" + Integer.toHexString(match.group().codePointAt(0)) + "_");
        return given.group(1) + given.group(2) + "-" + middle + "-" + label;
    }
}
