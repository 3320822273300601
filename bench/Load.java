import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;

/**
 * Writers that wrk cannot be, since each request needs something of an earlier answer: a form's token, a section's tag. Each
 * has a connection and an article of its own. Prints requests a second, p50 and p99 in milliseconds, errors, bytes an answer.
 */
class Load {

    private static final Pattern TOKEN = Pattern.compile("\"formToken\":\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("\"etag\":\"(\\\\\"[^\"]*\\\\\")\"");

    private record Request(HttpMethod method, String path, String header, String value, String body) {
    }

    private record Answer(int status, String body, long began, long nanos) {
    }

    private final String host;
    private final int port;
    private final String prefix;
    private final HttpClient client;

    private Load(Vertx vertx, String api, int connections) {
        java.net.URI uri = java.net.URI.create(api);
        host = uri.getHost();
        port = uri.getPort();
        prefix = uri.getPath();
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
    }

    /** comments|sections API KEY CONNECTIONS WARM_UP_SECONDS SECONDS */
    public static void main(String[] words) throws Exception {
        int writers = Integer.parseInt(words[3]);
        Vertx vertx = Vertx.vertx();
        try {
            Load load = new Load(vertx, words[1], writers);
            Function<Integer, Queue<Request>> work = words[0].equals("comments")
                    ? load.replies(writers, Integer.getInteger("forms", 40_000) / writers)
                    : writer -> null;
            List<Answer> answers = load.run(writers, work, words[2], Long.parseLong(words[4]), Long.parseLong(words[5]));
            print(answers);
        } finally {
            vertx.close();
        }
    }

    /** So many comments to each article. */
    static void comments(String api, int articles, int each) throws Exception {
        Vertx vertx = Vertx.vertx();
        Load load = new Load(vertx, api, 32);
        Function<Integer, Queue<Request>> work = load.replies(articles, each);
        List<Answer> failed = load.run(articles, work, "", 0, 600).stream().filter(answer -> answer.status != 201).toList();
        vertx.close();
        if (!failed.isEmpty()) {
            throw new IllegalStateException(failed.size() + " comments failed: " + failed.get(0));
        }
    }

    /** Forms are fetched before the time is taken: a reader does so long before posting. */
    private Function<Integer, Queue<Request>> replies(int articles, int each) throws Exception {
        List<Queue<Request>> replies = new ArrayList<>();
        CountDownLatch left = new CountDownLatch(articles);
        for (int article = 0; article < articles; article++) {
            String path = "/articles/" + Fill.slug(article) + "/comments";
            Queue<Request> queue = new ArrayDeque<>();
            replies.add(queue);
            fetch(path, queue, each, left);
        }
        left.await();
        return replies::get;
    }

    private void fetch(String path, Queue<Request> queue, int left, CountDownLatch done) {
        if (left == 0) {
            done.countDown();
            return;
        }
        send(new Request(HttpMethod.GET, path + "/form", null, null, null), "", (answer, failure) -> {
            Matcher token = TOKEN.matcher(answer.body);
            if (!token.find()) {
                throw new IllegalStateException(answer.body);
            }
            String unique = Long.toString(System.nanoTime(), 36) + left;
            queue.add(new Request(HttpMethod.POST, path, null, null, """
                    {"author":{"name":"Reader %1$s","email":"%1$s@example.org"},"body":"Well *said*, %1$s, and at some length, \
                    so that it is as long as what people write below articles.","formToken":"%2$s"}"""
                    .formatted(unique, token.group(1))));
            fetch(path, queue, left - 1, done);
        });
    }

    private List<Answer> run(int writers, Function<Integer, Queue<Request>> work, String key, long warmUp, long seconds)
            throws Exception {
        List<List<Answer>> answers = new ArrayList<>();
        CountDownLatch left = new CountDownLatch(writers);
        long begin = System.nanoTime() + warmUp * 1_000_000_000;
        long end = begin + seconds * 1_000_000_000;
        for (int writer = 0; writer < writers; writer++) {
            List<Answer> own = new ArrayList<>();
            answers.add(own);
            Queue<Request> queue = work.apply(writer);
            new Writer(key, begin, end, own, left, queue == null ? edits(writer) : previous -> queue.poll()).next(null);
        }
        left.await();
        return answers.stream().flatMap(List::stream).toList();
    }

    /** A section is read once, then changed again and again, each time with the tag that the answer before told. */
    private static Function<Answer, Request> edits(int writer) {
        String path = "/editorial/articles/" + Fill.slug(writer) + "/sections";
        return previous -> {
            if (previous == null) {
                return new Request(HttpMethod.GET, path, null, null, null);
            }
            Matcher tag = TAG.matcher(previous.body);
            if (!tag.find()) {
                throw new IllegalStateException(previous.body);
            }
            String slug = previous.body.replaceFirst("(?s).*?\"slug\":\"([^\"]*)\".*", "$1");
            return new Request(HttpMethod.PUT, path + "/" + slug, "If-Match", tag.group(1).replace("\\", ""), """
                    {"slug":"%s","heading":"A heading","body":"%s"}""".formatted(slug, "A text that changes. ".repeat(20)
                    + System.nanoTime()));
        };
    }

    /** One writer: a request after the other. */
    private final class Writer {

        private final String key;
        private final long begin;
        private final long end;
        private final List<Answer> answers;
        private final CountDownLatch done;
        private final Function<Answer, Request> work;

        Writer(String key, long begin, long end, List<Answer> answers, CountDownLatch done, Function<Answer, Request> work) {
            this.key = key;
            this.begin = begin;
            this.end = end;
            this.answers = answers;
            this.done = done;
            this.work = work;
        }

        void next(Answer previous) {
            Request request = System.nanoTime() > end ? null : work.apply(previous);
            if (request == null) {
                done.countDown();
                return;
            }
            send(request, key, (answer, failure) -> {
                if (System.nanoTime() >= begin && request.method != HttpMethod.GET) {
                    answers.add(answer);
                }
                next(answer);
            });
        }
    }

    private void send(Request request, String key, BiConsumer<Answer, Throwable> then) {
        long begin = System.nanoTime();
        client.request(request.method, port, host, prefix + request.path).compose(sent -> {
            if (!key.isEmpty()) {
                sent.putHeader("Authorization", "Bearer " + key);
            }
            if (request.header != null) {
                sent.putHeader(request.header, request.value);
            }
            sent.putHeader("Content-Type", "application/json");
            return sent.send(request.body == null ? Buffer.buffer() : Buffer.buffer(request.body));
        }).compose(received -> received.body()
                .map(body -> new Answer(received.statusCode(), body.toString(), begin, System.nanoTime() - begin)))
                .otherwise(failure -> new Answer(0, failure.toString(), begin, System.nanoTime() - begin))
                .onSuccess(answer -> then.accept(answer, null));
    }

    private static void print(List<Answer> answers) {
        long[] nanos = answers.stream().mapToLong(Answer::nanos).sorted().toArray();
        long began = answers.stream().mapToLong(Answer::began).min().orElseThrow();
        long ended = answers.stream().mapToLong(answer -> answer.began + answer.nanos).max().orElseThrow();
        List<Answer> failed = answers.stream().filter(answer -> answer.status / 100 != 2).toList();
        failed.stream().limit(1).forEach(answer -> System.err.println(answer.body));
        System.out.printf("%.0f %.2f %.2f %d %.0f%n", nanos.length * 1e9 / (ended - began), nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6, failed.size(),
                answers.stream().mapToInt(answer -> answer.body.length()).average().orElseThrow());
    }
}
