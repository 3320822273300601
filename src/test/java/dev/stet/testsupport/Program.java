package dev.stet.testsupport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.stet.platform.postgres.PreparedHome;

/**
 * The packaged program as a process of its own, for what no test inside it can see: how it starts, ends and is killed.
 * Needs {@code target/quarkus-app}, so its tests are tagged soak.
 */
public final class Program implements AutoCloseable {

    /** Another one, such as an earlier release's, where {@code stet.program} says so. */
    private static final Path JAR = Path.of(System.getProperty("stet.program", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath();
    private static final int PATIENCE_SECONDS = 180;
    private static final int LOOK_MILLIS = 100;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    /** It lives for seconds, which no better compiler earns back; what needs the real ones names others. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path home;
    private final int port;
    private final Path output;
    private final Process process;

    private Program(Path home, int port, Path output, Process process) {
        this.home = home;
        this.port = port;
        this.output = output;
        this.process = process;
    }

    /**
     * Does not wait. {@code home} is its STET_HOME, {@code environment} adds to or overrides what it needs to listen. A home
     * that is there is lent what a first start makes of the database; one that is not, it has to furnish by itself.
     */
    public static Program launch(Path home, Map<String, String> environment, String... words) {
        try {
            int port = freePort();
            Path output = Files.createTempFile("stet-program", ".log");
            output.toFile().deleteOnExit();
            if (Files.isDirectory(home) && !environment.containsKey("STET_DATABASE_URL")) {
                lend(home);
            }
            ProcessBuilder builder = new ProcessBuilder("java").redirectErrorStream(true).redirectOutput(output.toFile());
            builder.command().addAll(environment.containsKey("JDK_JAVA_OPTIONS") ? List.of() : OPTIONS);
            builder.command().addAll(List.of("-jar", JAR.toString()));
            builder.command().addAll(List.of(words));
            builder.environment().keySet().removeIf(name -> name.matches("(STET|QUARKUS)_.*"));
            builder.environment().putAll(Map.of("STET_HOME", home.toString(), "STET_POSTGRES_PORT", "54700",
                    "QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(port)));
            builder.environment().putAll(environment);
            return new Program(home, port, output, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another release brings another schema. */
    private static void lend(Path home) {
        if (System.getProperty("stet.program") == null) {
            PreparedHome.lendCluster(home);
        } else {
            PreparedHome.lendBinaries(home);
        }
    }

    /** Waits until it says that it is ready. */
    public static Program start(Path home) {
        return start(home, Map.of());
    }

    /** As {@link #start(Path)}; {@code JDK_JAVA_OPTIONS} in the environment gives the machine its options. */
    public static Program start(Path home, Map<String, String> environment) {
        Program program = launch(home, environment);
        try {
            for (int look = 0; look < PATIENCE_SECONDS * 1_000 / LOOK_MILLIS; look++) {
                if (program.isReady()) {
                    return program;
                }
                if (program.process.waitFor(LOOK_MILLIS, MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        program.close();
        throw new AssertionError("Not ready:\n" + program.output());
    }

    public boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/q/health/ready")).build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Without a slash at its end. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** All that it wrote so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}: it gets no chance to say goodbye, and its database goes on. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** It does nothing until it is thawed, and does not notice. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill}, or a container's stop. */
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
                throw new AssertionError("Still running:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The main process of its own database, while there is one. */
    public Optional<ProcessHandle> postmaster() {
        try {
            String pid = Files.readAllLines(home.resolve("postgresql/data/postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Leaves nothing running, not even after {@link #kill}. */
    @Override
    public void close() {
        terminate();
        postmaster().ifPresent(ProcessHandle::destroy);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
