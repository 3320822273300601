package dev.stet.comment.privacy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.comment.CommentRequest;
import dev.stet.platform.batch.RowProcessor;
import dev.stet.testsupport.Given;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;

/** The keys without which nobody reads an e-mail address. */
@QuarkusTest
class EmailKeysTest {

    /** As {@link dev.stet.testsupport.Postgres} configures it. */
    static final String TESTS = "tests:" + "A".repeat(43) + "=";

    private final EntityManager database;
    private final List<ProtectedAddresses> others;
    private final Erasure erasure;
    private final RowProcessor rows;

    EmailKeysTest(EntityManager database, @All List<ProtectedAddresses> others, Erasure erasure, RowProcessor rows) {
        this.database = database;
        this.others = others;
        this.erasure = erasure;
        this.rows = rows;
    }

    @Test
    void anAddressIsReadOnlyByItsKeyAndBesideItsComment() {
        EmailKey key = EmailKey.parse(EmailKey.random());
        UUID comment = UUID.randomUUID();
        byte[] one = key.encrypt("Ada@Example.org", comment);
        byte[] two = key.encrypt("Ada@Example.org", comment);

        assertEquals("Ada@Example.org", key.decrypt(one, comment));
        assertFalse(Arrays.equals(one, two), "equal addresses look different");
        assertThrows(IllegalStateException.class, () -> key.decrypt(one, UUID.randomUUID()));
        assertThrows(IllegalStateException.class, () -> EmailKey.parse(EmailKey.random()).decrypt(one, comment));
        one[20] ^= 1;
        assertThrows(IllegalStateException.class, () -> key.decrypt(one, comment));
    }

    @Test
    void theIndexFindsAnAddressInAnyCaseAndOnlyWithTheKey() {
        EmailKey key = EmailKey.parse(EmailKey.random());

        assertArrayEquals(key.index("Ada@Example.org"), key.index(" ada@example.ORG "));
        assertFalse(Arrays.equals(key.index("ada@example.org"), key.index("bea@example.org")));
        assertFalse(Arrays.equals(key.index("ada@example.org"), EmailKey.parse(EmailKey.random()).index("ada@example.org")));
        assertFalse(Arrays.equals(key.index("192.0.2.1"), key.clientHash("192.0.2.1")));
    }

    @Test
    void whatIsNoKeyIsRefusedAndNotRepeated(@TempDir Path home) {
        for (String bad : List.of("secretwithoutid", "a:secretshort", "A:" + "s".repeat(43), "", ",", " ")) {
            String message = refusal(keys(bad, false, home));
            assertThat(message, containsString("STET_EMAIL_KEYS"));
            assertThat(message, not(containsString("secret")));
        }
        String twice = EmailKey.random();
        assertThat(refusal(keys(twice + "," + twice, false, home)), containsString("twice"));
    }

    @Test
    void anExternalDatabaseNeedsAKey(@TempDir Path home) {
        assertThat(refusal(keys(null, false, home)), containsString("is needed"));
    }

    @Test
    void anotherKeyOfTheSameNameStopsTheStart(@TempDir Path home) {
        String key = EmailKey.random();
        keys(key + "," + TESTS, false, home).open(null);
        String id = key.substring(0, key.indexOf(':'));

        assertThat(refusal(keys(id + EmailKey.random().substring(id.length()), false, home)),
                containsString("is not the one that this database was used with"));
    }

    @Test
    void aKeyThatIsStillInUseIsMissed(@TempDir Path home) {
        CommentRequest.to(Given.publishedArticle("keyed")).posted();

        assertThat(refusal(keys(EmailKey.random(), false, home)), containsString("only the key 'tests' can read"));
        String lost = refusal(keys(EmailKey.random(), false, home)).replaceAll("(?s).*STET_LOST_EMAIL_KEYS=([^.]*)\\..*", "$1");
        new EmailKeys(database, others, settings(EmailKey.random(), Duration.ofDays(30), Set.of(lost.split(","))), false, home)
                .open(null);
        forgetUnused();
    }

    @Test
    void aFileThatIsGoneStopsTheStartAndIsNotReplaced(@TempDir Path home) {
        String message = refusal(keys(null, true, home));

        assertThat(message, containsString(home.resolve("email.key").toString()));
        assertThat(message, containsString("Put it back"));
        assertThat(message, containsString("STET_LOST_EMAIL_KEYS="));
        assertThat(message, containsString("tests"));
        assertFalse(Files.exists(home.resolve("email.key")));
    }

    @Test
    void aFileThatHoldsNoKeyStopsTheStartAndStaysAsItIs(@TempDir Path home) throws IOException {
        byte[] random = new byte[64];
        new java.util.Random(17).nextBytes(random);
        for (byte[] content : List.of(new byte[0], "\n".getBytes(), random, "k1:short".getBytes())) {
            Files.write(home.resolve("email.key"), content);
            String message = refusal(keys(null, true, home));

            assertThat(message, containsString("The file " + home.resolve("email.key")));
            assertThat(message, containsString("Put it back"));
            assertThat(message, not(containsString("short")));
            assertArrayEquals(content, Files.readAllBytes(home.resolve("email.key")));
        }
        Files.delete(home.resolve("email.key"));
        Files.createDirectory(home.resolve("email.key"));
        assertThat(refusal(keys(null, true, home)), containsString("cannot be read from " + home.resolve("email.key")));
    }

    @Test
    void aFileOfAnotherHomeStopsTheStart(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("email.key"), EmailKey.random());

        assertThat(refusal(keys(null, true, home)), containsString("another key than the one"));
    }

    @Test
    void whoSaysWhatIsLostGetsANewKey(@TempDir Path home) {
        String lost = refusal(keys(null, true, home)).replaceAll("(?s).*STET_LOST_EMAIL_KEYS=(\\S+).*", "$1");
        EmailKeys made = new EmailKeys(database, others, settings(null, Duration.ofDays(30), Set.of(lost.split(","))), true,
                home);
        made.open(null);
        EmailKeys next = keys(null, true, home);
        next.open(null);

        assertArrayEquals(made.current().proof(), next.current().proof());
        forgetUnused();
    }

    /** What these tests made, so that no other has it told to be lost. */
    private void forgetUnused() {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                DELETE FROM email_key k WHERE k.id <> 'tests'
                AND NOT EXISTS (SELECT FROM comment_contact WHERE email_key_id = k.id)""").executeUpdate());
    }

    @Test
    void theDefaultSetUpMakesAKeyForItsOwnerAloneAndKeepsIt(@TempDir Path home) throws IOException {
        String lost = refusal(keys(null, true, home)).replaceAll("(?s).*STET_LOST_EMAIL_KEYS=(\\S+).*", "$1");
        EmailKeys first = new EmailKeys(database, others, settings(null, Duration.ofDays(30), Set.of(lost.split(","))), true,
                home);
        first.open(null);
        EmailKeys again = keys(null, true, home);
        again.open(null);

        assertArrayEquals(first.current().proof(), again.current().proof());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("email.key"))));
    }

    @Test
    void addressesMoveToANewKeyAndAreFoundMeanwhile(@TempDir Path home) {
        String email = CommentRequest.email();
        String slug = Given.publishedArticle("rotated");
        UUID id = UUID.fromString(CommentRequest.to(slug).by("Rae", email).approved());
        String written = EmailKey.random();
        EmailKeys rotated = keys(written + "," + TESTS, false, home);
        rotated.open(null);
        byte[] before = contact(id).email;

        assertEquals(Optional.of(email), new Contacts(database, rotated).email(contact(id)));
        assertEquals(List.of(id), QuarkusTransaction.requiringNew()
                .call(() -> new Contacts(database, rotated).commentsOf(email).stream().map(comment -> comment.id).toList()));
        new PersonalDataRetention(database, rotated, settings(null, Duration.ofDays(30)), erasure, rows).protectAgain();
        assertNotEquals(HexFormat.of().formatHex(before), HexFormat.of().formatHex(contact(id).email));
        assertEquals(rotated.current().id(), contact(id).emailKeyId);
        assertEquals(Optional.of(email), new Contacts(database, rotated).email(contact(id)));

        // back, for the other tests of this run
        EmailKeys back = keys(TESTS + "," + written, false, home);
        back.open(null);
        new PersonalDataRetention(database, back, settings(null, Duration.ofDays(30)), erasure, rows).protectAgain();
        assertEquals("tests", contact(id).emailKeyId);
    }

    @Test
    void anAddressThatCannotBeReadKeepsNoOtherFromMoving(@TempDir Path home) throws InterruptedException {
        String slug = Given.publishedArticle("unreadable-address");
        UUID bad = UUID.fromString(CommentRequest.to(slug).by("Bad", CommentRequest.email()).approved());
        UUID good = UUID.fromString(CommentRequest.to(slug).by("Good", CommentRequest.email()).approved());
        byte[] whole = contact(bad).email;
        String written = EmailKey.random();
        EmailKeys rotated = keys(written + "," + TESTS, false, home);
        rotated.open(null);

        write(bad, new byte[40]);
        new PersonalDataRetention(database, rotated, settings(null, Duration.ofDays(30)), erasure, rows).protectAgain();
        assertEquals(rotated.current().id(), contact(good).emailKeyId);
        assertEquals("tests", contact(bad).emailKeyId);

        write(bad, whole);
        for (int tenth = 0; tenth < 50 && contact(bad).emailKeyId.equals("tests"); tenth++) {
            new PersonalDataRetention(database, rotated, settings(null, Duration.ofDays(30)), erasure, rows).protectAgain();
            Thread.sleep(100);
        }
        assertEquals(rotated.current().id(), contact(bad).emailKeyId);
        EmailKeys back = keys(TESTS + "," + written, false, home);
        back.open(null);
        new PersonalDataRetention(database, back, settings(null, Duration.ofDays(30)), erasure, rows).protectAgain();
        assertEquals("tests", contact(bad).emailKeyId);
    }

    private static void write(UUID id, byte[] email) {
        QuarkusTransaction.requiringNew().run(() -> Contact.update("email = ?1 where commentId = ?2", email, id));
    }

    private static Contact contact(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Contact.findById(id));
    }

    private String refusal(EmailKeys keys) {
        return assertThrows(ConfigurationException.class, () -> keys.open(null)).getMessage();
    }

    private EmailKeys keys(String written, boolean embedded, Path home) {
        return new EmailKeys(database, others, settings(written, Duration.ofDays(30)), embedded, home);
    }

    static PrivacySettings settings(String keys, Duration keepClients) {
        return settings(keys, keepClients, Set.of());
    }

    private static PrivacySettings settings(String keys, Duration keepClients, Set<String> lost) {
        return new PrivacySettings() {
            @Override
            public Optional<String> emailKeys() {
                return Optional.ofNullable(keys);
            }

            @Override
            public Optional<Set<String>> lostEmailKeys() {
                return Optional.of(lost);
            }

            @Override
            public Duration keepClients() {
                return keepClients;
            }

            @Override
            public Optional<Duration> keepEmails() {
                return Optional.empty();
            }

            @Override
            public Duration keepSpam() {
                return Duration.ofDays(30);
            }
        };
    }
}
