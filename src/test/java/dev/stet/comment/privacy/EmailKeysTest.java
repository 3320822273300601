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
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.comment.Reply;
import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;

/** The keys without which nobody reads an e-mail address. */
@QuarkusTest
class EmailKeysTest {

    /** As {@link dev.stet.testsupport.Postgres} configures it. */
    static final String TESTS = "tests:" + "A".repeat(43) + "=";

    private final EntityManager database;
    private final Erasure erasure;

    EmailKeysTest(EntityManager database, Erasure erasure) {
        this.database = database;
        this.erasure = erasure;
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
        for (String bad : List.of("secretwithoutid", "a:secretshort", "A:" + "s".repeat(43), "")) {
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
        Reply.to(Given.publishedArticle("keyed")).posted();

        assertThat(refusal(keys(EmailKey.random(), false, home)), containsString("only the key 'tests' can read"));
        keys(null, true, home).open(null); // the default set-up goes on without the addresses
    }

    @Test
    void theDefaultSetUpMakesAKeyForItsOwnerAloneAndKeepsIt(@TempDir Path home) throws IOException {
        EmailKeys first = keys(null, true, home);
        first.open(null);
        EmailKeys again = keys(null, true, home);
        again.open(null);

        assertArrayEquals(first.current().proof(), again.current().proof());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("email.key"))));
    }

    @Test
    void addressesMoveToANewKeyAndAreFoundMeanwhile(@TempDir Path home) {
        String email = Reply.email();
        String slug = Given.publishedArticle("rotated");
        UUID id = UUID.fromString(Reply.to(slug).by("Rae", email).approved());
        String written = EmailKey.random();
        EmailKeys rotated = keys(written + "," + TESTS, false, home);
        rotated.open(null);
        byte[] before = contact(id).email;

        assertEquals(Optional.of(email), new Contacts(database, rotated).email(contact(id)));
        assertEquals(List.of(id), QuarkusTransaction.requiringNew()
                .call(() -> new Contacts(database, rotated).commentsOf(email).stream().map(comment -> comment.id).toList()));
        new Retention(database, rotated, settings(null, Duration.ofDays(30)), erasure).protectAgain();
        assertNotEquals(HexFormat.of().formatHex(before), HexFormat.of().formatHex(contact(id).email));
        assertEquals(rotated.current().id(), contact(id).emailKeyId);
        assertEquals(Optional.of(email), new Contacts(database, rotated).email(contact(id)));

        // back, for the other tests of this run
        EmailKeys back = keys(TESTS + "," + written, false, home);
        back.open(null);
        new Retention(database, back, settings(null, Duration.ofDays(30)), erasure).protectAgain();
        assertEquals("tests", contact(id).emailKeyId);
    }

    private static Contact contact(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Contact.findById(id));
    }

    private String refusal(EmailKeys keys) {
        return assertThrows(ConfigurationException.class, () -> keys.open(null)).getMessage();
    }

    private EmailKeys keys(String written, boolean embedded, Path home) {
        return new EmailKeys(database, settings(written, Duration.ofDays(30)), embedded, home);
    }

    static PrivacySettings settings(String keys, Duration keepClients) {
        return new PrivacySettings() {
            @Override
            public Optional<String> emailKeys() {
                return Optional.ofNullable(keys);
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
