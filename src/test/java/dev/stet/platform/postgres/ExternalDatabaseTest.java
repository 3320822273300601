package dev.stet.platform.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.platform.StartupFailure;
import dev.stet.testsupport.BesideOthers;

@BesideOthers
class ExternalDatabaseTest {

    private static final String URL = "jdbc:postgresql://db:5432/stet";

    @Test
    void isNotUsedUnlessItIsNamed() {
        assertTrue(ExternalDatabase.of(settings(Map.of())).isEmpty());
        assertTrue(ExternalDatabase.of(settings(Map.of("STET_DATABASE_URL", " "))).isEmpty());
    }

    @Test
    void isNamedByEitherVariableAndTheMoreExactOneWins() {
        assertEquals(URL, url(Map.of("STET_DATABASE_URL", URL)));
        assertEquals(URL, url(Map.of("QUARKUS_DATASOURCE_JDBC_URL", URL, "STET_DATABASE_URL", URL + "2")));
    }

    @Test
    void isNotAskedByAnAddressWithALoginInItWhichIsNotRepeated() {
        for (String url : new String[] { "jdbc:postgresql://me:hush@db/stet", "postgres://me:hush@db/stet", "db" }) {
            String message = assertThrows(StartupFailure.class, () -> url(Map.of("STET_DATABASE_URL", url))).getMessage();
            assertTrue(message.startsWith("STET_DATABASE_URL") && !message.contains("hush"), message);
        }
        assertEquals(URL + "?password=a@b", url(Map.of("STET_DATABASE_URL", URL + "?password=a@b")));
    }

    @Test
    void isRefusedAtOnceWithAWrongPasswordThatIsNotRepeated(@TempDir Path folder) {
        PreparedHome.lendBinaries(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 54600, Durability.FLEETING);
        try {
            ExternalDatabase.of(settings(login(postgres, postgres.database().password()))).orElseThrow().await();

            ExternalDatabase wrong = ExternalDatabase.of(settings(login(postgres, "hush"))).orElseThrow();
            String message = assertThrows(StartupFailure.class, wrong::await).getMessage();
            assertTrue(message.contains("password authentication failed"), message);
            assertFalse(message.contains("hush") || message.contains("\n"), message);
        } finally {
            postgres.stop();
        }
    }

    /** As it does where a machine is busy with other things. */
    @Test
    @Tag("soak")
    void mayTakeItsTimeToLetSomebodyIn(@TempDir Path folder) throws Exception {
        PreparedHome.lendBinaries(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 54600, Durability.FLEETING);
        DatabaseAddress database = postgres.database();
        int port = Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1"));
        try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> letInLate(door, port));
            String url = database.url().replace(":" + port + "/", ":" + door.getLocalPort() + "/");
            PlainConnection.open(new DatabaseAddress(url, database.username(), database.password())).close();
        } finally {
            postgres.stop();
        }
    }

    private static void letInLate(ServerSocket door, int port) {
        try (Socket client = door.accept(); Socket server = new Socket(door.getInetAddress(), port)) {
            CompletableFuture<Void> questions = CompletableFuture.runAsync(() -> pass(client, server, 0));
            pass(server, client, 2_500);
            questions.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param millis before each thing that is said */
    private static void pass(Socket from, Socket to, long millis) {
        byte[] said = new byte[8_192];
        try {
            for (int length = from.getInputStream().read(said); length > 0; length = from.getInputStream().read(said)) {
                Thread.sleep(millis);
                to.getOutputStream().write(said, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void howLongAnOwnOneMayFailToStartIsATime() {
        assertEquals(Duration.ofMinutes(2), settings(Map.of()).patience());
        assertEquals(Duration.ofSeconds(90), settings(Map.of("STET_POSTGRES_PATIENCE", "90s")).patience());
        for (String wrong : new String[] { "0s", "2", "soon", "PT2M", "99999h" }) {
            LauncherSettings settings = settings(Map.of("STET_POSTGRES_PATIENCE", wrong));
            String message = assertThrows(StartupFailure.class, settings::patience).getMessage();
            assertTrue(message.startsWith("STET_POSTGRES_PATIENCE is '" + wrong + "'"), message);
        }
    }

    private static Map<String, String> login(EmbeddedPostgres postgres, String password) {
        return Map.of("STET_DATABASE_URL", postgres.database().url(),
                "QUARKUS_DATASOURCE_USERNAME", postgres.database().username(), "QUARKUS_DATASOURCE_PASSWORD", password);
    }

    private static String url(Map<String, String> environment) {
        return ExternalDatabase.of(settings(environment)).orElseThrow().database().url();
    }

    private static LauncherSettings settings(Map<String, String> environment) {
        return new LauncherSettings(new Properties(), environment);
    }
}
