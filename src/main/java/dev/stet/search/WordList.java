package dev.stet.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/**
 * Learns the words that readers have seen, in the background and by one node at a time: whoever publishes must not wait for
 * others who publish the same words.
 */
@ApplicationScoped
class WordList {

    /** Any number that no other advisory lock of this program has. */
    private static final long LOCK = 0x5374_6574_576fL;
    private static final int BATCH = 50;
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 40;

    private final EntityManager database;

    WordList(EntityManager database) {
        this.database = database;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void learn() {
        while (QuarkusTransaction.requiringNew().call(this::learnSome)) {
            // there may be more
        }
    }

    /** Words that stand nowhere any more, redacted ones among them, are forgotten. */
    @Scheduled(every = "24h", delayed = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                DELETE FROM search_word w WHERE NOT EXISTS (
                    SELECT FROM search_entry s WHERE s.vector @@ plainto_tsquery(search_config(w.language), w.word))""")
                .executeUpdate());
    }

    private boolean learnSome() {
        boolean mine = (Boolean) database.createNativeQuery("SELECT pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", LOCK).getSingleResult();
        List<UUID> editions = mine ? begun() : List.of();
        if (editions.isEmpty()) {
            return false;
        }
        words(editions).forEach(this::add);
        return true;
    }

    private List<UUID> begun() {
        return database.createNativeQuery("""
                DELETE FROM search_unlearnt WHERE edition_id IN (
                    SELECT u.edition_id FROM search_unlearnt u JOIN edition e ON e.id = u.edition_id
                    WHERE e.visible_from <= now() AND e.visible_until > now() AND e.redacted_at IS NULL LIMIT :some)
                RETURNING edition_id""", UUID.class).setParameter("some", BATCH).getResultList();
    }

    /** By language, each with the number of entries in which it stands. */
    @SuppressWarnings("unchecked")
    private Map<String, Map<String, Integer>> words(List<UUID> editions) {
        List<Object[]> entries = database.createNativeQuery("""
                SELECT split_part(s.locale, '-', 1), CASE s.position WHEN 0 THEN e.title ELSE s.heading END, s.body
                FROM search_entry s JOIN edition e ON e.id = s.edition_id WHERE s.edition_id = ANY (:editions)""",
                Object[].class).setParameter("editions", editions.toArray(UUID[]::new)).getResultList();
        Map<String, Map<String, Integer>> words = new HashMap<>();
        entries.forEach(entry -> wordsOf(entry[1] + " " + entry[2])
                .forEach(word -> words.computeIfAbsent((String) entry[0], language -> new HashMap<>()).merge(word, 1,
                        Integer::sum)));
        return words;
    }

    private static Set<String> wordsOf(String text) {
        Set<String> words = new HashSet<>();
        Token.of(text).stream().filter(token -> !token.unspaced()).map(Token::folded)
                .filter(word -> word.length() >= MIN_LENGTH && word.length() <= MAX_LENGTH
                        && word.codePoints().noneMatch(Character::isDigit))
                .forEach(words::add);
        return words;
    }

    private void add(String language, Map<String, Integer> words) {
        database.createNativeQuery("""
                INSERT INTO search_word (language, word, entries)
                SELECT :language, word, entries FROM search_config(:language) config,
                    unnest(cast(:words AS text[]), cast(:entries AS integer[])) u (word, entries)
                WHERE to_tsvector(config, word) <> ''
                ON CONFLICT (language, word) DO UPDATE SET entries = search_word.entries + excluded.entries""")
                .setParameter("language", language).setParameter("words", words.keySet().toArray(String[]::new))
                .setParameter("entries", words.values().toArray(Integer[]::new)).executeUpdate();
    }
}
