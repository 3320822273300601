package dev.stet.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ids of one article's page, each but once: its sections' slugs, GitHub's ids of the headings inside, and those that
 * authors gave. Where an id had to become another one, links to it follow.
 */
final class Anchors {

    static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{Pc}.:-]{1,220}");

    private static final int MAX_CHARS = 200;
    private static final Pattern NOT_GITHUBS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Pc} -]");
    private static final Pattern UNFIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc}.:-]+");
    /**
     * What scripts of a page find in its document, its window and its forms by name: an element must not be called so. Lower
     * case, as ids are compared here.
     */
    private static final Set<String> OF_SCRIPTS = Set.of(("__proto__ __definegetter__ __definesetter__ __lookupgetter__"
            + " __lookupsetter__ acceptcharset action addeventlistener alert all anchors appendchild applets attributes"
            + " autocomplete baseuri body caches characterset charset childnodes children classlist clearinterval cleartimeout"
            + " close closed compatmode console constructor contenttype cookie createelement crypto "
            + "currentscript customelements"
            + " data-layer datalayer defaultview designmode dir dispatchevent doctype document "
            + "documentelement documenturi domain"
            + " elements embeds encoding enctype event eval external fetch firstchild focus fonts forms frameelement frames"
            + " fullscreen function getattribute getelementbyid hasownproperty head hidden history host id images"
            + " implementation indexeddb innerhtml inputencoding isprototypeof lastchild lastmodified length links localstorage"
            + " location method module name navigator nextsibling nodename nodetype nodevalue novalidate "
            + "object open opener origin"
            + " ownerdocument parent parentelement parentnode performance plugins postmessage process promise"
            + " propertyisenumerable prototype queryselector readystate referrer remove "
            + "removeeventlistener require requestsubmit"
            + " reset root rootelement scripts scroll self sessionstorage setattribute settimeout shadowroot status style"
            + " stylesheets submit tagname target textcontent then timeline title tojson tolocalestring top tostring"
            + " undefined url valueof visibilitystate window write writeln").split(" "));
    private static final Pattern OF_FOOTNOTES = Pattern.compile("(?i)fn(ref)?-.*", Pattern.DOTALL);
    private static final String PREFIX = "heading-";

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> headings = new HashMap<>();
    private final Map<String, Integer> repeated = new HashMap<>();
    /** Where links to an id lead that is called otherwise here. */
    private final Map<String, String> aliases = new HashMap<>();

    /** Before all else: slugs are addresses, and stay as they are. */
    void reserve(String slug) {
        taken.add(slug);
    }

    /** Links may name a section as GitHub would. */
    void section(String slug, String heading) {
        aliases.putIfAbsent(numbered(githubs(heading)), slug);
    }

    /** {@code null} for a heading without letters or digits. */
    String heading(String text) {
        String githubs = githubs(text);
        return githubs.isEmpty() ? null : unique(numbered(githubs));
    }

    /** What an author calls a place, mended where need be; {@code null} where nothing is left of it. */
    String explicit(String wished) {
        return unique(Normalizer.normalize(wished, Normalizer.Form.NFC).strip());
    }

    /** @param fragment of a link, as it stands behind its {@code #} */
    String target(String fragment) {
        String id = decoded(fragment);
        if (taken.contains(id)) {
            return fragment;
        }
        String alias = aliases.getOrDefault(id, aliases.get(id.toLowerCase(Locale.ROOT)));
        String slug = alias == null && !taken.isEmpty() ? Slugs.of(id) : "";
        return alias != null ? alias : taken.contains(slug) ? slug : fragment;
    }

    private String unique(String wished) {
        String fit = UNFIT.matcher(wished).replaceAll("-");
        String plain = fit.substring(0,
                fit.offsetByCodePoints(0, Math.min(MAX_CHARS / 2, fit.codePointCount(0, fit.length()))));
        if (plain.isEmpty() || plain.equals("-")) {
            return null;
        }
        String safe = OF_SCRIPTS.contains(plain.toLowerCase(Locale.ROOT)) || OF_FOOTNOTES.matcher(plain).matches()
                ? PREFIX + plain
                : plain;
        String id = safe;
        while (!taken.add(id)) {
            id = safe + "-" + repeated.merge(safe, 1, Integer::sum);
        }
        aliases.putIfAbsent(wished, id);
        return id;
    }

    /** GitHub counts headings of the same words from the second one on. */
    private String numbered(String githubs) {
        int before = headings.merge(githubs, 1, Integer::sum) - 1;
        return before == 0 ? githubs : githubs + "-" + before;
    }

    private static String githubs(String heading) {
        return NOT_GITHUBS.matcher(heading.strip().toLowerCase(Locale.ROOT)).replaceAll("").replace(' ', '-');
    }

    private static String decoded(String fragment) {
        try {
            return Normalizer.normalize(URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8),
                    Normalizer.Form.NFC);
        } catch (IllegalArgumentException e) {
            return fragment;
        }
    }
}
