package dev.stet.article;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.stet.change.ChangeEntry;
import dev.stet.change.ChangeLog;
import dev.stet.testsupport.Given;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The log tells what happened: all of it, in order, once, also what only time has caused. */
@QuarkusTest
class ChangeLogTest {

    @Test
    void tellsOnceWhenAnEditionBeginsAndEnds() throws InterruptedException {
        String slug = Given.publishedArticle("boundaries");
        Instant from = soon();
        PublicationRequests.publish(slug, from, from.plusMillis(700)).statusCode(200);

        ChangeEntry expired = ArticleChanges.await(slug, "article.expired");
        assertEquals(List.of("article.created", "article.published", "article.scheduled", "article.published",
                "article.expired"), ArticleChanges.kinds(slug));
        ChangeEntry began = ArticleChanges.of(slug).get(3);
        assertEquals(from, began.occurredAt());
        assertEquals(from.plusMillis(700), expired.occurredAt());
        assertNull(expired.account());
        assertEquals(began.edition(), expired.edition());
        Thread.sleep(1_000); // several more looks, which have nothing to tell
        assertEquals(5, ArticleChanges.of(slug).size());
    }

    @Test
    @Tag("soak")
    void whatIsFollowedAtOnceDoesNotExpire() throws InterruptedException {
        String slug = Given.publishedArticle("followed");
        PublicationRequests.publish(slug, soon(), null).statusCode(200);
        while (ArticleChanges.kinds(slug).size() < 4) {
            Thread.sleep(50);
        }

        assertEquals(List.of("article.created", "article.published", "article.scheduled", "article.published"),
                ArticleChanges.kinds(slug));
    }

    @Test
    @Tag("soak")
    void withdrawingFirstTellsWhatIsDue() throws InterruptedException {
        String slug = Given.publishedArticle("due");
        Instant from = soon();
        PublicationRequests.publish(slug, from, null).statusCode(200);
        while (!Instant.now().isAfter(from.plusMillis(5))) {
            Thread.onSpinWait();
        }
        PublicationRequests.withdraw(slug).statusCode(200);

        assertEquals(List.of("article.created", "article.published", "article.scheduled", "article.published",
                "article.withdrawn"), ArticleChanges.kinds(slug));
    }

    @Test
    void aLongTransactionElsewhereStallsNobodyAndIsNotMissed() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        UUID early = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> QuarkusTransaction.requiringNew().run(() -> {
            append(early);
            written.countDown();
            await(mayCommit);
        }));
        await(written);
        QuarkusTransaction.requiringNew().run(() -> append(late));

        ChangeEntry first = of(late);
        assertNotNull(first);
        assertNull(of(early));
        mayCommit.countDown();
        slow.get(10, SECONDS);
        assertTrue(of(early).position() > first.position());
    }

    @Test
    void positionsHaveNoGaps() {
        long before = ArticleChanges.changes().last();
        Given.publishedArticle("gaps");
        List<ChangeEntry> all = ArticleChanges.changes().after(before, Integer.MAX_VALUE);

        assertEquals(LongStream.rangeClosed(before + 1, before + all.size()).boxed().toList(),
                all.stream().map(ChangeEntry::position).toList());
        assertEquals(all.subList(1, 2), ArticleChanges.changes().after(before + 1, 1));
    }

    /** Late enough for an editor on a busy machine to ask for it before. */
    private static Instant soon() {
        return Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MICROS);
    }

    private static ChangeEntry of(UUID article) {
        return ArticleChanges.changes().after(0, Integer.MAX_VALUE).stream().filter(entry -> article.equals(entry.article()))
                .findFirst().orElse(null);
    }

    private static void append(UUID article) {
        Arc.container().instance(ChangeLog.class).get().append("article.created", article, null, null,
                Map.of("slug", "slug", "locale", "en", "revision", 1), Set.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
