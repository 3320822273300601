package dev.stet.auth.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.stet.auth.account.Role;
import dev.stet.auth.administration.ApiKeys;
import dev.stet.auth.key.ApiKey;
import dev.stet.auth.key.KeyText.IssuedKey;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What goes on for long, such as the sending of an export, notices that its key was taken back. */
@QuarkusTest
class AccessGrantCheckTest {

    @Inject
    ApiKeys keys;

    @Test
    void noticesSoonThatAKeyWasRevoked() throws InterruptedException {
        IssuedKey key = keys.issue(Keys.account(Role.READER).account(), "watched", null);
        AccessGrant.Check accessGrantCheck = new AccessGrant.Check(admission(key));
        accessGrantCheck.require();
        keys.revoke(key.id());

        Problem ended = assertThrows(Problem.class, () -> {
            for (int i = 0; i < 100; i++) {
                accessGrantCheck.require();
                Thread.sleep(100);
            }
        });
        assertEquals(ProblemType.UNAUTHENTICATED, ended.type());
    }

    @Test
    void knowsForHowLongAKeyLasts() {
        IssuedKey key = keys.issue(Keys.account(Role.READER).account(), "watched", Instant.now().plusSeconds(600));
        Duration left = admission(key).left().orElseThrow();
        assertTrue(left.compareTo(Duration.ofSeconds(601)) < 0 && left.compareTo(Duration.ofSeconds(500)) > 0, left.toString());
        IssuedKey endless = keys.issue(Keys.account(Role.READER).account(), "watched", null);
        assertTrue(admission(endless).left().orElseThrow().compareTo(Duration.ofDays(365)) > 0);
    }

    private static AccessGrant admission(IssuedKey key) {
        return QuarkusTransaction.requiringNew().call(() -> AccessGrant.of(ApiKey.<ApiKey> findById(key.id())));
    }
}
