package dev.stet.search;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import dev.stet.article.content.ArticleAddress;
import dev.stet.article.content.SiteSettings;
import dev.stet.article.edition.EditionSql;
import dev.stet.platform.cache.Freshness;
import dev.stet.platform.http.AnswerMemory;
import dev.stet.platform.page.Cursor;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.Pages;
import dev.stet.platform.page.Slice;
import dev.stet.search.SearchPage.Hit;
import dev.stet.search.SearchParams.Wanted;

/** Pages of what readers may see now and a search finds, by three statements however many hits there are. */
@ApplicationScoped
class SearchQuery {

    /** As many articles are ranked; of words that stand in more of them, the newest. */
    private static final int MOST_RANKED = 200;

    /** So much of what is found is looked at for a page, in bytes, though a hit shows but a few lines of it. */
    private static final long MAX_BODIES = Slice.MAX_BYTES / 4;

    /**
     * @param seconds how long the page holds; all else is {@code null} where the page is empty
     * @param kin words by which it was found as well, parted by spaces
     * @param meant what was mistyped and what was meant, as JSON
     * @param body {@code null} where it does not fit on the page any more
     */
    private record Row(Double seconds, Integer score, Instant published, UUID article, Integer position, String kin,
            String meant, String slug, String title, String section, String heading, String body) {
    }

    private final EntityManager database;
    private final Pages pages;
    private final SpellingSuggestions spelling;
    private final ArticleAddress addresses;
    private final SiteSettings site;
    private final Freshness freshness;
    private final AnswerMemory memory;

    SearchQuery(EntityManager database, Pages pages, SpellingSuggestions spelling, ArticleAddress addresses, SiteSettings site,
            Freshness freshness,
            AnswerMemory memory) {
        this.database = database;
        this.pages = pages;
        this.spelling = spelling;
        this.addresses = addresses;
        this.site = site;
        this.freshness = freshness;
        this.memory = memory;
    }

    SearchPage page(Wanted wanted) {
        Cursor cursor = pages.cursor(wanted.cursor(), wanted.list());
        SearchTerms searchTerms = spelling.complete(wanted);
        memory.reserve(MAX_BODIES);
        Slice<Row> slice = Slice.of(searchTerms.isEmpty() ? List.of() : find(wanted, searchTerms, cursor), wanted.limit(),
                cursor,
                row -> row.body == null ? Slice.MAX_BYTES + 1 : 0);
        memory.shrinkTo(slice.rows().stream().mapToLong(row -> row.body.length()).sum());
        Snippet.MatchedWords matchedWords = marks(slice.rows(), wanted, searchTerms);
        Page<Hit> page = pages.page(slice, wanted.limit(), wanted.list(), SearchQuery::key,
                row -> hit(row, wanted, matchedWords));
        return new SearchPage(page.items(), page.page(), slice.rows().stream().findFirst()
                .flatMap(row -> SpellingSuggestions.suggest(wanted.q(), row.meant)).orElse(null));
    }

    private static List<String> key(Row row) {
        return List.of(String.valueOf(row.score), row.published.toString(), row.article.toString(),
                String.valueOf(row.position));
    }

    private List<Row> find(Wanted wanted, SearchTerms searchTerms, Cursor cursor) {
        List<SearchTerms.Part> parts = searchTerms.parts();
        NativeQuery<Row> query = database.unwrap(Session.class).createNativeQuery(sql(cursor), Row.class)
                .setParameter("locale", wanted.locale())
                .setParameter("words", SearchTerms.array(parts, SearchTerms.Part::word))
                .setParameter("anywhere", SearchTerms.array(parts, SearchTerms.Part::anywhere))
                .setParameter("inPlace", SearchTerms.array(parts, SearchTerms.Part::inPlace))
                .setParameter("slight", SearchTerms.array(parts, part -> String.valueOf(part.optional())))
                .setParameter("inOrder", searchTerms.inOrder()).setParameter("quoted", searchTerms.quoted())
                .setParameter("without", searchTerms.without())
                .setParameter("tags", wanted.tags().toArray(String[]::new)).setParameter("newest", MOST_RANKED)
                .setParameter("rows", wanted.limit() + 1);
        if (cursor != null) {
            query.setParameter("score", Integer.parseInt(cursor.key().get(0)))
                    .setParameter("date", Instant.parse(cursor.key().get(1)))
                    .setParameter("id", UUID.fromString(cursor.key().get(2)))
                    .setParameter("place", -Integer.parseInt(cursor.key().get(3)));
        }
        List<Row> rows = query.getResultList();
        freshness.endsInSeconds(rows.get(0).seconds);
        return rows.stream().filter(row -> row.score != null).toList();
    }

    /** One row at least, for how long the page holds; it has no hit where the page is empty. */
    private static String sql(Cursor cursor) {
        boolean backward = cursor != null && cursor.backward();
        String order = "score %1$s, published_at %1$s, article_id %1$s, place %1$s".formatted(backward ? "ASC" : "DESC");
        String ordered = order.replace("score", "p.score").replace("published_at", "p.published_at")
                .replace("article_id", "p.article_id").replace("place", "p.place");
        return String.join("\n", "SELECT", EditionSql.NEXT_BOUNDARY, "AS seconds, p.score, p.published_at, p.article_id,",
                "-p.place AS position, array_to_string(p.kin, ' '), p.meant::text, e.slug, e.title, s.slug AS section,",
                "s.heading,",
                // the size is known without the text, and what does not fit is not read
                "CASE WHEN row_number() OVER found = 1 OR sum(octet_length(s.body)) OVER found <=", MAX_BODIES + "",
                "THEN s.body END AS body",
                "FROM (SELECT) one LEFT JOIN (SELECT * FROM (SELECT r.*, -r.position AS place FROM search_hits("
                        + ":locale, cast(:words AS text[]), cast(:anywhere AS text[]), cast(:inPlace AS text[]),",
                "cast(cast(:slight AS text[]) AS boolean[]), :inOrder, :quoted, :without, cast(:tags AS text[]), :newest) r) r",
                cursor == null ? ""
                        : "WHERE (score, published_at, article_id, place) " + (backward ? ">" : "<")
                                + " (:score, :date, :id, :place)",
                "ORDER BY", order, "LIMIT :rows) p ON true LEFT JOIN edition e ON e.id = p.edition_id",
                "LEFT JOIN search_entry s ON s.edition_id = p.edition_id AND s.position = -p.place",
                "WINDOW found AS (ORDER BY", ordered, "ROWS UNBOUNDED PRECEDING) ORDER BY", ordered);
    }

    /** Asks the database, which alone knows stems, for the words of these texts that were found. */
    private Snippet.MatchedWords marks(List<Row> rows, Wanted wanted, SearchTerms searchTerms) {
        if (rows.isEmpty() || searchTerms.anyWord().isEmpty()) {
            return new Snippet.MatchedWords(Set.of(), searchTerms.runs());
        }
        Stream<String> kin = Stream.of(rows.get(0).kin.split(" ")).filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "'");
        String any = Stream.concat(Stream.of(searchTerms.anyWord()), kin).collect(Collectors.joining(" | "));
        String[] words = rows.stream().flatMap(row -> TextToken.of(row.body).stream()).filter(token -> !token.unspaced())
                .map(TextToken::folded).distinct().toArray(String[]::new);
        Set<String> found = new HashSet<>(database.createNativeQuery("""
                SELECT word FROM (SELECT lexicon, few, to_tsquery(lexicon, :any) AS query,
                                         numnode(to_tsquery(few, :any)) = 0 AS slight
                                  FROM search_lexicon(:locale) lexicon, search_config(:locale) few
                                  OFFSET 0) q, unnest(:words) word
                WHERE to_tsvector(lexicon, word) @@ query AND (slight OR to_tsvector(few, word) <> '')""", String.class)
                .setParameter("any", any)
                .setParameter("locale", wanted.locale()).setParameter("words", words).getResultList());
        return new Snippet.MatchedWords(found, searchTerms.runs());
    }

    private Hit hit(Row row, Wanted wanted, Snippet.MatchedWords matchedWords) {
        Hit.Found article = new Hit.Found(row.article, row.slug, wanted.locale(), row.title, row.published);
        Hit.Place section = row.section == null ? null : new Hit.Place(row.section, row.heading);
        Snippet snippet = Snippet.of(row.body, matchedWords.in(TextToken.of(row.body)));
        String quote = !snippet.quote().isEmpty() ? snippet.quote() : section == null ? row.title : row.heading;
        return new Hit(article, section, snippet.html(), row.score / 1e6, Hit.Links.of(article, section,
                site.defaultLocale(), quote, addresses.of(wanted.locale(), row.slug).orElse(null)));
    }
}
