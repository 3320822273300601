package dev.stet.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.stet.testsupport.Given;
import dev.stet.testsupport.SharedPostgres;

/** Writers of one node and readers of another, each as fast as they can, and how late the readers saw what was written. */
final class StalenessTraffic {

    static final int WRITERS = 8;
    static final int READERS = 32;

    private static final int MOST = 100_000;
    private static final Pattern TITLE = Pattern.compile("Edition (\\d+)");
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String writing;
    private final List<Story> stories = new ArrayList<>();
    private final LongAdder reads = new LongAdder();
    private final LongAdder hits = new LongAdder();

    /** An article, edition by edition: when each was acknowledged, and for how long after that an older one was read. */
    private record Story(String slug, AtomicInteger acknowledged, long[] times, AtomicLongArray late) {

        /** In nanoseconds, of all editions after that one. */
        LongStream lateAfter(int edition) {
            return LongStream.rangeClosed(edition + 1, acknowledged.get()).map(each -> late.get((int) each));
        }

        void note(long begun, int atLeast, int seen) {
            for (int edition = seen + 1; edition <= atLeast; edition++) {
                late.accumulateAndGet(edition, begun - times[edition], Math::max);
            }
        }
    }

    /** In milliseconds, of all editions. */
    record Lateness(int editions, long late, long reads, long hits, double p95, double p99, double worst) {
    }

    StalenessTraffic(String writing) throws Exception {
        this.writing = writing;
        for (int i = 0; i < WRITERS; i++) {
            stories.add(new Story(Given.slug("traffic"), new AtomicInteger(-1), new long[MOST], new AtomicLongArray(MOST)));
            write(stories.get(i));
        }
    }

    Lateness run(String reading, Duration time) throws Exception {
        List<Integer> before = stories.stream().map(story -> story.acknowledged.get()).toList();
        reads.reset();
        hits.reset();
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
        try {
            List<Future<Void>> all = new ArrayList<>();
            stories.forEach(story -> all.add(threads.submit(until(end, () -> write(story)))));
            for (int i = 0; i < READERS; i++) {
                all.add(threads.submit(until(end, () -> read(reading))));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return lateness(before);
    }

    private interface Step {

        void take() throws Exception;
    }

    private static Callable<Void> until(long end, Step step) {
        return () -> {
            while (end - System.nanoTime() > 0) {
                step.take();
            }
            return null;
        };
    }

    String slug() {
        return stories.get(0).slug;
    }

    /** @return the title that the first of them has now */
    String write() throws Exception {
        write(stories.get(0));
        return "Edition " + stories.get(0).acknowledged.get();
    }

    private void write(Story story) throws Exception {
        int next = story.acknowledged.get() + 1;
        String article = Given.article(story.slug, "Edition " + next);
        HttpResponse<String> answer = CLIENT.send(HttpRequest.newBuilder(URI.create(writing + "/api/v1/integration/import"))
                .header("Authorization", "Bearer " + SharedPostgres.KEY).header("Content-Type", "text/markdown")
                .POST(BodyPublishers.ofString(article)).build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        story.times[next] = System.nanoTime();
        story.acknowledged.set(next);
        Thread.sleep(ThreadLocalRandom.current().nextInt(40));
    }

    private void read(String reading) throws Exception {
        Story story = stories.get(ThreadLocalRandom.current().nextInt(WRITERS));
        boolean list = ThreadLocalRandom.current().nextInt(50) == 0;
        int atLeast = story.acknowledged.get();
        long begun = System.nanoTime();
        HttpResponse<String> answer = get(reading + (list ? "/api/v1/articles?limit=100&fields=slug,title"
                : "/api/v1/articles/" + story.slug));
        assertEquals(200, answer.statusCode(), answer.body());
        story.note(begun, atLeast, edition(list ? item(answer.body(), story.slug) : answer.body()));
        reads.increment();
        hits.add(isHit(answer) ? 1 : 0);
    }

    private static String item(String list, String slug) {
        int at = list.indexOf(slug);
        return list.substring(list.lastIndexOf('{', at), list.indexOf('}', at));
    }

    private static int edition(String text) {
        Matcher title = TITLE.matcher(text);
        return title.find() ? Integer.parseInt(title.group(1)) : -1;
    }

    static HttpResponse<String> get(String address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10)).build(),
                BodyHandlers.ofString());
    }

    static boolean isHit(HttpResponse<String> answer) {
        return answer.headers().firstValue("Cache-Status").orElse("").equals(CachedArticle.HIT);
    }

    /** Once nobody writes any more: whatever is read is the latest. */
    void assertNothingIsLate(String reading) throws Exception {
        String list = get(reading + "/api/v1/articles?limit=100&fields=slug,title").body();
        for (Story story : stories) {
            assertTrue(edition(get(reading + "/api/v1/articles/" + story.slug).body()) >= story.acknowledged.get());
            assertTrue(edition(item(list, story.slug)) >= story.acknowledged.get(), list);
        }
    }

    private Lateness lateness(List<Integer> before) {
        long[] late = IntStream.range(0, WRITERS).mapToObj(i -> stories.get(i).lateAfter(before.get(i)))
                .flatMapToLong(Function.identity()).sorted().toArray();
        return new Lateness(late.length, LongStream.of(late).filter(each -> each > 0).count(), reads.sum(), hits.sum(),
                late[late.length * 95 / 100] / 1e6, late[late.length * 99 / 100] / 1e6, late[late.length - 1] / 1e6);
    }
}
