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
final class Writers implements AutoCloseable {

    private static final Pattern FORM_TOKEN = Pattern.compile("\"formToken\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final long PAUSE_MILLIS = 50;

    private final String address;
    private final String key;
    private final Tally tally = new Tally();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean ending;

    /** @param slug of the article that the reader replies to */
    Writers(String address, String key, String slug) {
        this.address = address;
        this.key = key;
        this.threads = List.of(new Thread(() -> run(this::draft)), new Thread(() -> run(() -> reply(slug))));
    }

    Writers start() {
        threads.forEach(Thread::start);
        return this;
    }

    private void run(Supplier<Call> write) {
        while (!ending) {
            Call call = write.get();
            tally.count(call.outcome(), call.body());
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Also by whoever wants to know whether things are as usual. */
    Call draft() {
        Call call = Call.of("POST", address + "/api/v1/editorial/articles", key,
                "{\"title\":\"Kept\",\"slug\":\"kept-%s\",\"lead\":\"%s\"}".formatted(UUID.randomUUID(),
                        "Words. ".repeat(2_000)));
        keep(call, "/api/v1/editorial/articles/");
        return call;
    }

    Call reply(String slug) {
        String comments = address + "/api/v1/articles/" + slug + "/comments";
        Call form = Call.get(comments + "/form");
        Matcher token = FORM_TOKEN.matcher(form.body());
        if (!token.find()) {
            return form;
        }
        Call call = Call.of("POST", comments, null, """
                {"author":{"name":"Reader","email":"reader@example.org"},"body":"I say %s.","formToken":"%s"}"""
                .formatted(UUID.randomUUID(), token.group(1)));
        keep(call, "/api/v1/editorial/comments/");
        return call;
    }

    private void keep(Call call, String path) {
        Matcher id = ID.matcher(call.body());
        if (call.isDone() && id.find()) {
            acknowledged.add(path + id.group(1));
        }
    }

    Tally tally() {
        return tally;
    }

    int count() {
        return acknowledged.size();
    }

    void requireAll() {
        List<String> lost = acknowledged.parallelStream().flatMap(path -> {
            Call read = Call.of("GET", address + path, key, null);
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
