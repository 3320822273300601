package dev.stet.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

import dev.stet.platform.batch.RowProcessor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * Learns the words that readers have seen, in the background and by one node at a time: whoever publishes must not wait for
 * others who publish the same words.
 */
@ApplicationScoped
class WordListUpkeep {

    /** Any number that no other advisory lock of this program has. */
    private static final long LOCK = 0x5374_6574_576fL;
    private static final UUID FIRST = new UUID(0, 0);
    private static final String BEGUN = "e.visible_from <= now() AND e.visible_until > now() AND e.redacted_at IS NULL";
    private static final int MIN_LENGTH = 2;
    private static final int MAX_LENGTH = 40;

    private final EntityManager database;
    private final RowProcessor rows;

    WordListUpkeep(EntityManager database, RowProcessor rows) {
        this.database = database;
        this.rows = rows;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void learn() {
        rows.process("word-learning", FIRST, this::begun, this::learn);
    }

    /** Words that stand nowhere any more, redacted ones among them, are forgotten. */
    @Scheduled(every = "24h", delayed = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                DELETE FROM search_word w WHERE NOT EXISTS (
                    SELECT FROM search_entry s WHERE s.vector @@ plainto_tsquery(search_lexicon(w.language), w.word))
                AND NOT EXISTS ( -- bylines and tags stand in no text
                    SELECT FROM search_entry s WHERE s.article_vector @@ plainto_tsquery(search_lexicon(w.language), w.word)
                    AND s.title_vector IS NOT NULL)""")
                .executeUpdate());
    }

    /** Nothing where another node learns just now. */
    private List<UUID> begun(UUID after, int limit) {
        return !isMine() ? List.of()
                : database.createNativeQuery("SELECT u.edition_id FROM search_unlearnt u"
                        + " JOIN edition e ON e.id = u.edition_id WHERE u.edition_id > :after AND " + BEGUN
                        + " ORDER BY u.edition_id LIMIT :limit", UUID.class).setParameter("after", after)
                        .setParameter("limit", limit).getResultList();
    }

    private int learn(List<UUID> begun) {
        if (!isMine()) {
            return 0;
        }
        List<UUID> editions = database.createNativeQuery("""
                DELETE FROM search_unlearnt WHERE edition_id IN (
                    SELECT e.id FROM edition e WHERE e.id = ANY (:begun) AND %s) RETURNING edition_id""".formatted(BEGUN),
                UUID.class).setParameter("begun", begun.toArray(UUID[]::new)).getResultList();
        words(editions).forEach(this::add);
        return editions.size();
    }

    /** Until the transaction ends. */
    private boolean isMine() {
        return (Boolean) database.createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", LOCK).getSingleResult();
    }

    /** By language, each with the number of entries in which it stands. */
    private Map<String, Map<String, Integer>> words(List<UUID> editions) {
        List<Entry> entries = database.unwrap(Session.class).createNativeQuery("""
                SELECT split_part(s.locale, '-', 1), CASE s.position WHEN 0 THEN concat_ws(' - ', e.title,
                    (SELECT string_agg(name, ' - ') FROM author WHERE slug = ANY (e.authors)),
                    (SELECT string_agg(name, ' - ') FROM tag WHERE slug = ANY (e.tags))) ELSE s.heading END, s.body
                FROM search_entry s JOIN edition e ON e.id = s.edition_id WHERE s.edition_id = ANY (:editions)""",
                Entry.class).setParameter("editions", editions.toArray(UUID[]::new)).getResultList();
        Map<String, Map<String, Integer>> words = new HashMap<>();
        entries.forEach(entry -> wordsOf(entry.heading + " " + entry.body)
                .forEach(word -> words.computeIfAbsent(entry.language, none -> new HashMap<>()).merge(word, 1, Integer::sum)));
        return words;
    }

    private record Entry(String language, String heading, String body) {
    }

    private static Set<String> wordsOf(String text) {
        Set<String> words = new HashSet<>();
        Stream.concat(Stream.of(text), JoinedWords.of(text).stream()).flatMap(each -> TextToken.of(each).stream())
                .filter(token -> !token.unspaced()).map(TextToken::folded)
                .filter(word -> word.length() >= MIN_LENGTH && word.length() <= MAX_LENGTH
                        && word.codePoints().noneMatch(Character::isDigit))
                .forEach(words::add);
        return words;
    }

    private void add(String language, Map<String, Integer> words) {
        database.createNativeQuery("""
                INSERT INTO search_word (language, word, plain, entries)
                SELECT :language, word, unaccent(word), entries
                FROM unnest(cast(:words AS text[]), cast(:entries AS integer[])) u (word, entries)
                ON CONFLICT (language, word) DO UPDATE SET entries = search_word.entries + excluded.entries""")
                .setParameter("language", language).setParameter("words", words.keySet().toArray(String[]::new))
                .setParameter("entries", words.values().toArray(Integer[]::new)).executeUpdate();
    }
}
