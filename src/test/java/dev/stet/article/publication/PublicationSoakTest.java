package dev.stet.article.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.article.ArticleChanges;
import dev.stet.article.PublicationRequests;
import dev.stet.article.TestArticles;
import dev.stet.article.edition.Edition;
import dev.stet.change.ChangeEntry;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** Many editors at once leave one history. */
@QuarkusTest
class PublicationSoakTest {

    private static final int CLIENTS = 16;

    @Test
    @Tag("soak")
    void editorsAtOnceLeaveEditionsWithoutOverlap() throws Exception {
        publishAndWithdrawFor(Duration.ofSeconds(1));
    }

    @Test
    @Tag("soak")
    void editorsAtOnceLeaveEditionsWithoutOverlapForLong() throws Exception {
        publishAndWithdrawFor(Duration.ofSeconds(10));
    }

    private static void publishAndWithdrawFor(Duration time) throws Exception {
        String slug = Given.publishedArticle("at-once");
        String tag = PublicationRequests.tag(slug);
        Instant end = Instant.now().plus(time);
        Set<Integer> statuses = new TreeSet<>();
        for (Future<Set<Integer>> client : allAtOnce(() -> edit(slug, tag, end))) {
            statuses.addAll(client.get());
        }

        // 503: whose turn did not come in time may try again; 422: what was ahead when it was sent was past when its turn came
        statuses.removeAll(Set.of(422, 503));
        assertEquals(Set.of(200), statuses);
        Thread.sleep(3_500); // until what was scheduled last has begun and is told of
        assertHistory(TestArticles.editions(slug), ArticleChanges.of(slug));
    }

    private static List<Future<Set<Integer>>> allAtOnce(Callable<Set<Integer>> work) throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Set<Integer>>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(work);
            }
            return clients.invokeAll(all);
        } finally {
            clients.shutdown();
        }
    }

    private static Set<Integer> edit(String slug, String tag, Instant end) {
        Set<Integer> statuses = new TreeSet<>();
        for (int i = 0; Instant.now().isBefore(end); i++) {
            Instant from = i % 4 == 1 ? Instant.now().plusSeconds(2) : null;
            statuses.add(PublicationRequests.with(tag).body(PublicationRequests.period(from, null))
                    .put(PublicationRequests.PUBLICATION, slug).statusCode());
            if (i % 2 == 0) {
                statuses.add(PublicationRequests.with(tag).delete(PublicationRequests.PUBLICATION, slug).statusCode());
            }
        }
        return statuses;
    }

    private static void assertHistory(List<Edition> editions, List<ChangeEntry> log) {
        for (int i = 0; i < editions.size(); i++) {
            assertEquals(i + 1, editions.get(i).number);
            assertTrue(i == 0 || !editions.get(i - 1).visibleUntil.isAfter(editions.get(i).visibleFrom));
        }
        assertEquals(editions.stream().filter(edition -> edition.announced).map(edition -> edition.id).toList(),
                log.stream().filter(change -> change.kind().equals("article.published")).map(ChangeEntry::edition).toList());
        assertEquals(log.stream().map(ChangeEntry::position).sorted().toList(),
                log.stream().map(ChangeEntry::position).toList());
    }
}
