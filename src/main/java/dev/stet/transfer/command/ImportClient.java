package dev.stet.transfer.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.stet.platform.StartupFailure;
import dev.stet.platform.json.Json;
import dev.stet.transfer.format.ArchiveLine;
import dev.stet.transfer.format.ImportReport;
import dev.stet.transfer.format.LineReader;
import dev.stet.transfer.format.SpillBuffer;

/** Sends files to the import address of a running Stet and hands on its reports as they come. */
final class ImportClient {

    /** Receives the report of one item with the line it stood in, from 1. */
    interface Listener {
        void imported(long line, ImportReport report);
    }

    /** How many lines go in one request: the client reads the answer only once it has sent all. */
    private static final int LINES = 200;

    private static final String NDJSON = "application/x-ndjson";
    private static final byte[] TOO_LONG = new byte[LineReader.MAX_LINE + 1];

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI address;
    private final String key;

    /** @param query of every request, without its question mark */
    ImportClient(String query) {
        String site = setting("STET_URL", "http://localhost:" + setting("QUARKUS_HTTP_PORT", "8080"));
        this.address = URI.create("%s/api/v1/integration/import?%s".formatted(site, query));
        this.key = key();
    }

    /**
     * One article as Markdown.
     *
     * @param path where its file lies
     */
    void send(byte[] markdown, String path, Listener listener) throws IOException {
        URI ofFile = URI.create(address + "&path=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        post(ofFile, "text/markdown", HttpRequest.BodyPublishers.ofByteArray(markdown), List.of(1L), listener);
    }

    /** Working copies, or an archive; the lines of an article go in one request, however many. */
    void sendLines(Path file, Listener listener) throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (InputStream stream = Files.newInputStream(file)) {
            LineReader lineReader = new LineReader(stream);
            LineReader.Line line = lineReader.next();
            while (line != null) {
                try (SpillBuffer body = new SpillBuffer()) {
                    do {
                        body.write(line.bytes() == null ? TOO_LONG : line.bytes());
                        body.write('\n');
                        numbers.add(line.number());
                        line = lineReader.next();
                    } while (line != null && (numbers.size() < LINES || belongsToWhatIsBefore(line)));
                    post(address, NDJSON, HttpRequest.BodyPublishers.ofInputStream(() -> read(body)), numbers, listener);
                    numbers.clear();
                }
            }
        }
    }

    private static boolean belongsToWhatIsBefore(LineReader.Line line) {
        return line.bytes() != null && ArchiveLine.isPart(ArchiveLine.kind(line.bytes()));
    }

    private static InputStream read(SpillBuffer body) {
        try {
            return body.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param numbers where in the file the lines of the body stand */
    private void post(URI to, String type, HttpRequest.BodyPublisher body, List<Long> numbers, Listener listener)
            throws IOException {
        HttpRequest request = HttpRequest.newBuilder(to).header("Content-Type", type)
                .header("Authorization", "Bearer " + key).POST(body).build();
        HttpResponse<InputStream> response = exchange(request);
        try (BufferedReader lineReader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() == 401 || response.statusCode() == 403) {
                throw new StartupFailure("The key is not accepted at %s.", address.getAuthority());
            }
            for (String line = lineReader.readLine(); line != null; line = lineReader.readLine()) {
                ImportReport report = response.statusCode() == 200 ? Json.read(line, ImportReport.class) : refused(line);
                listener.imported(numbers.get((int) report.line() - 1), report);
            }
        }
    }

    /** One article that is refused is answered by a problem document instead of a report. */
    private static ImportReport refused(String problem) {
        return ImportReport.failed(Json.read(problem, ImportReport.Failure.class)).at(1, null);
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException e) {
            throw new StartupFailure("No Stet answers at %s. Start it, or set STET_URL.", address.getAuthority());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("Interrupted.");
        }
    }

    private static String key() {
        Path file = Path.of(setting("STET_HOME", "data"), "admin.key");
        String given = System.getenv("STET_ADMIN_KEY");
        try {
            return given != null && !given.isBlank() ? given.strip() : Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartupFailure("There is no key: STET_ADMIN_KEY is not set and %s cannot be read.", file);
        }
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
