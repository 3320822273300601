package dev.stet.auth.signin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.Role;
import dev.stet.auth.administration.AccountResource;
import dev.stet.testsupport.Configured;
import dev.stet.testsupport.EveryLog;
import dev.stet.testsupport.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

/** Access tokens of an OpenID issuer, which runs here and has keys of its own. */
@QuarkusTest
@TestProfile(Configured.class)
class OpenIdTest {

    private static final String WHO_AM_I = "/api/v1/editorial/whoami";

    private final String subject = UUID.randomUUID().toString();
    private String account;

    @BeforeEach
    void openAccount() {
        account = open(subject, "editor");
    }

    @Test
    void letsInWhoseTokenTheIssuerSigned() {
        send(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"))).statusCode(200).body("account.id", is(account))
                .body("role", is("editor")).body("key", nullValue());
    }

    @Test
    void takesKeysAsBefore() {
        send(Keys.of(Role.READER)).statusCode(200).body("role", is("reader"));
        refused("stet_" + "x".repeat(44));
        given().get(WHO_AM_I).then().statusCode(401).header("WWW-Authenticate", "Bearer realm=\"stet\"");
    }

    @Test
    void refusesAnExpiredToken() {
        refused(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor").issuedAt(Instant.now().minus(Duration.ofHours(1)))
                .expiresAt(Instant.now().minus(Duration.ofMinutes(2)))), "has expired");
    }

    @Test
    void letsClocksBeAMinuteApartAndNoMore() {
        Instant now = Instant.now();
        send(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor").claim("nbf", now.plusSeconds(30).getEpochSecond())
                .issuedAt(now.plusSeconds(30)))).statusCode(200);
        send(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor").issuedAt(now.minusSeconds(600))
                .expiresAt(now.minusSeconds(30)))).statusCode(200);
        refused(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor").claim("nbf", now.plusSeconds(120).getEpochSecond())),
                "not valid yet");
    }

    @Test
    void refusesATokenForAnotherService() {
        refused(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor").audience("shop")), "for another service");
        refused(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor").remove("aud")), "no audience");
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        refused(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor").issuer("https://other.example.org")),
                "another issuer");
    }

    @Test
    void refusesASignatureThatIsNotTheIssuers() {
        refused(OpenIdIssuer.forged(OpenIdIssuer.token(subject, "editor")));
        String good = OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"));
        refused(good.substring(0, good.lastIndexOf('.') + 1));
        // {"alg":"none"}
        refused("eyJhbGciOiJub25lIn0" + good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1));
    }

    @Test
    void refusesWhatIsNoTokenAtAll() {
        for (String junk : new String[] { ".", "..", "...", "....", ".e30.e30", "a.b.c", "a.b.c.d.e", "=.=.=" }) {
            refused(junk);
        }
    }

    @Test
    void takesATokenThatNeverEnds() {
        send(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor").expiresAt(Long.MAX_VALUE))).statusCode(200);
    }

    @Test
    void refusesAnUnknownSubject() {
        refused(OpenIdIssuer.signed(OpenIdIssuer.token(UUID.randomUUID().toString(), "admin")), "no account in use here");
        refused(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor").remove("sub")));
    }

    @Test
    void refusesADisabledAccountAtTheNextRequest() {
        String token = OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"));
        send(token).statusCode(200);
        QuarkusTransaction.requiringNew().run(
                () -> Account.find(UUID.fromString(account)).disabledAt = Instant.parse("2026-01-01T00:00:00Z"));
        refused(token);
    }

    @Test
    void letsATokenWithoutARoleOfOursInNowhere() {
        for (String[] roles : new String[][] { {}, { "press" }, { "Editor" }, { "moderator" } }) {
            send(OpenIdIssuer.signed(OpenIdIssuer.token(subject, roles))).statusCode(403)
                    .contentType("application/problem+json").body("type", is("/problems/insufficient-role"))
                    .body("detail", containsString("Your token has no role"));
        }
        send(OpenIdIssuer.signed(OpenIdIssuer.token(subject).remove("roles"))).statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({ "editor, admin, editor", "editor, reader, reader", "editor, author moderator, author",
            "editor, press-writers, author", "admin, editor moderator, editor", "author, editor, author",
            "admin, admin, admin" })
    void letsTheTokensRolesNarrowTheAccountsAndNeverWidenIt(String own, String claimed, String allowed) {
        String other = UUID.randomUUID().toString();
        open(other, own);
        send(OpenIdIssuer.signed(OpenIdIssuer.token(other, claimed.split(" ")))).statusCode(200).body("role", is(allowed));
    }

    @Test
    void judgesByTheNarrowedRole() {
        String admin = UUID.randomUUID().toString();
        open(admin, "admin");
        given().auth().oauth2(OpenIdIssuer.signed(OpenIdIssuer.token(admin, "editor"))).get(AccountResource.PATH).then()
                .statusCode(403).body("detail", containsString("Your token allows no more than the role 'editor'"));
        given().auth().oauth2(Keys.of(Role.EDITOR)).get(AccountResource.PATH).then().statusCode(403)
                .body("detail", is("The role of your account does not allow this."));
        given().auth().oauth2(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"))).get(AccountResource.PATH).then()
                .statusCode(403).body("detail", is("The role of your account does not allow this."));
        given().auth().oauth2(OpenIdIssuer.signed(OpenIdIssuer.token(admin, "admin"))).get(AccountResource.PATH).then()
                .statusCode(200);
    }

    @Test
    void tellsNoTokenToAnyLog() {
        String good = OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"));
        String expired = OpenIdIssuer.signed(OpenIdIssuer.token(subject).expiresAt(Instant.now().minusSeconds(600)));
        String forged = OpenIdIssuer.forged(OpenIdIssuer.token(subject, "editor"));
        EveryLog log = new EveryLog();
        try (log) {
            send(good).statusCode(200);
            refused(expired);
            refused(forged);
            refused("eyJ.nonsense");
        }
        for (String token : Set.of(good, expired, forged)) {
            log.tellsNothingOf(token.substring(token.lastIndexOf('.') + 1));
        }
    }

    @Test
    @Tag("soak")
    void unknownKeysUseUpNoFetchThatAnotherNeeds() throws InterruptedException {
        send(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"))).statusCode(200);
        int before = OpenIdIssuer.fetches();
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            junk("unknown-" + UUID.randomUUID());
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        int fetched = OpenIdIssuer.fetches() - before;
        assertTrue(fetched <= 10 + 4 * (seconds + 1), fetched + " fetches in " + seconds + " s");

        String rotated = "rotated-" + UUID.randomUUID();
        OpenIdIssuer.publish(rotated);
        junk("unknown-" + UUID.randomUUID());
        eventually(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"), rotated), 200);
        OpenIdIssuer.withdraw(rotated);
    }

    @Test
    void oneUnknownKeyIsAskedForOnceInAWhile() {
        String unknown = "unknown-" + UUID.randomUUID();
        junk(unknown);
        int before = OpenIdIssuer.fetches();
        long begin = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            junk(unknown);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        assertTrue(OpenIdIssuer.fetches() - before <= 2 * (seconds + 1), "only those that age brought");
    }

    @Test
    void aKeyThatIsPublishedAfterAllIsTakenSoon() throws InterruptedException {
        String rotated = "rotated-" + UUID.randomUUID();
        OpenIdIssuer.publish(rotated);
        eventually(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"), rotated), 200);
        OpenIdIssuer.withdraw(rotated);
    }

    @Test
    void aKeyThatWasWithdrawnIsNotTakenForLong() throws InterruptedException {
        String withdrawn = "withdrawn-" + UUID.randomUUID();
        OpenIdIssuer.publish(withdrawn);
        String token = OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"), withdrawn);
        send(token).statusCode(200);
        OpenIdIssuer.withdraw(withdrawn);
        eventually(token, 401);
        refused(token, "does not publish");
        send(OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"))).statusCode(200);
    }

    @Test
    @Tag("soak")
    void anIssuerThatIsAwayShutsNobodyOutAtOnceAndKeepsNoOldKeyInUse() throws InterruptedException {
        String token = OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"));
        send(token).statusCode(200);
        OpenIdIssuer.beAway(true);
        try {
            send(token).statusCode(200);
            eventually(token, 503);
            send(token).statusCode(503).body("type", is("/problems/unavailable")).header("Retry-After", notNullValue());
        } finally {
            OpenIdIssuer.beAway(false);
        }
        eventually(token, 200);
    }

    /** From another address each time, so that nobody is told that it was one too many. */
    private void junk(String key) {
        String token = OpenIdIssuer.signed(OpenIdIssuer.token(subject, "editor"), "junk");
        String header = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(("{\"alg\":\"RS256\",\"kid\":\"" + key + "\"}").getBytes());
        given().header("Forwarded", "for=198.51.100." + (1 + new java.util.Random().nextInt(250)))
                .auth().oauth2(header + token.substring(token.indexOf('.'))).get(WHO_AM_I).then().statusCode(401)
                .body("detail", containsString("does not publish"));
    }

    private void eventually(String token, int status) throws InterruptedException {
        for (int i = 0; i < 100 && send(token).extract().statusCode() != status; i++) {
            Thread.sleep(100);
        }
        send(token).statusCode(status);
    }

    private static void refused(String token, String why) {
        refused(token).body("detail", containsString(why)).header("WWW-Authenticate",
                containsString("error_description=\""));
    }

    private static ValidatableResponse refused(String token) {
        return send(token).statusCode(401).contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("type", is("/problems/unauthenticated"));
    }

    private static ValidatableResponse send(String token) {
        return given().auth().oauth2(token).get(WHO_AM_I).then();
    }

    private static String open(String subject, String role) {
        Map<String, String> oidc = Map.of("issuer", OpenIdIssuer.url(), "subject", subject);
        return given().auth().oauth2(Keys.of(Role.ADMIN)).contentType("application/json")
                .body(Map.of("name", "Account " + UUID.randomUUID(), "role", role, "oidc", oidc)).post(AccountResource.PATH)
                .then().statusCode(201).extract().path("id");
    }
}
