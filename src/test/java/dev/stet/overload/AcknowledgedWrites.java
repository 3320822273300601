package dev.stet.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An editor who saves drafts and a reader who replies, one after the other without a rest; what was acknowledged is kept. */
final class AcknowledgedWrites implements AutoCloseable {

    private static final Pattern FORM_TOKEN = Pattern.compile("\"formToken\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final long PAUSE_MILLIS = 50;

    private final String address;
    private final String key;
    private final OutcomeCounts outcomeCounts = new OutcomeCounts();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean ending;

    /** @param slug of the article that the reader replies to */
    AcknowledgedWrites(String address, String key, String slug) {
        this.address = address;
        this.key = key;
        this.threads = List.of(new Thread(() -> run(this::draft)), new Thread(() -> run(() -> reply(slug))));
    }

    AcknowledgedWrites start() {
        threads.forEach(Thread::start);
        return this;
    }

    private void run(Supplier<TimedRequest> write) {
        while (!ending) {
            TimedRequest timedRequest = write.get();
            outcomeCounts.count(timedRequest.outcome(), timedRequest.body());
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Also by whoever wants to know whether things are as usual. */
    TimedRequest draft() {
        TimedRequest timedRequest = TimedRequest.of("POST", address + "/api/v1/editorial/articles", key,
                "{\"title\":\"Kept\",\"slug\":\"kept-%s\",\"lead\":\"%s\"}".formatted(UUID.randomUUID(),
                        "Words. ".repeat(2_000)));
        keep(timedRequest, "/api/v1/editorial/articles/");
        return timedRequest;
    }

    TimedRequest reply(String slug) {
        String comments = address + "/api/v1/articles/" + slug + "/comments";
        TimedRequest form = TimedRequest.get(comments + "/form");
        Matcher token = FORM_TOKEN.matcher(form.body());
        if (!token.find()) {
            return form;
        }
        TimedRequest timedRequest = TimedRequest.of("POST", comments, null, """
                {"author":{"name":"Reader","email":"reader@example.org"},"body":"I say %s.","formToken":"%s"}"""
                .formatted(UUID.randomUUID(), token.group(1)));
        keep(timedRequest, "/api/v1/editorial/comments/");
        return timedRequest;
    }

    private void keep(TimedRequest timedRequest, String path) {
        Matcher id = ID.matcher(timedRequest.body());
        if (timedRequest.isDone() && id.find()) {
            acknowledged.add(path + id.group(1));
        }
    }

    OutcomeCounts tally() {
        return outcomeCounts;
    }

    int count() {
        return acknowledged.size();
    }

    void requireAll() {
        List<String> lost = acknowledged.parallelStream().flatMap(path -> {
            TimedRequest read = TimedRequest.of("GET", address + path, key, null);
            return read.outcome().equals("200") ? Stream.empty() : Stream.of(path + ": " + read);
        }).toList();
        assertEquals(List.of(), lost, lost.size() + " of " + count() + " acknowledged writes are lost");
    }

    @Override
    public void close() {
        ending = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
