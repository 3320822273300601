package dev.stet.auth.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpServer;

import dev.stet.platform.json.Json;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/** An OpenID issuer of the tests' own: discovery, keys, and tokens that it signs. */
public class OpenIdIssuer implements QuarkusTestResourceLifecycleManager {

    private static final String KEY_ID = "one";
    private static final KeyPair KEYS = keys();
    /** What every other name means: to make a pair takes about a second, and who looks at names sees no difference. */
    private static final KeyPair OTHER_KEYS = keys();
    private static final Map<String, KeyPair> ALL = new ConcurrentHashMap<>(Map.of(KEY_ID, KEYS));
    private static final Set<String> PUBLISHED = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger FETCHES = new AtomicInteger();
    private static volatile boolean away;
    private static String url;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        publish(KEY_ID);
        serve("/.well-known/openid-configuration", () -> Map.of("issuer", url, "jwks_uri", url + "/keys"));
        serve("/keys", () -> {
            FETCHES.incrementAndGet();
            return Map.of("keys", PUBLISHED.stream().map(OpenIdIssuer::publicKey).toList());
        });
        server.start();
        return Map.of("stet.oidc.issuer", url, "stet.oidc.roles", "press-writers=author");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    static String url() {
        return url;
    }

    /** A good token for Stet, to be spoilt by the test. */
    static JwtClaimsBuilder token(String subject, String... roles) {
        return Jwt.claims().issuer(url).subject(subject).audience("stet").claim("roles", Set.of(roles))
                .issuedAt(Instant.now()).expiresAt(Instant.now().plus(Duration.ofMinutes(5)));
    }

    static String signed(JwtClaimsBuilder token) {
        return signed(token, KEYS);
    }

    /** By somebody who has no key of the issuer's, and says it is. */
    static String forged(JwtClaimsBuilder token) {
        return signed(token, OTHER_KEYS);
    }

    private static String signed(JwtClaimsBuilder token, KeyPair keys) {
        return token.jws().keyId(KEY_ID).sign(keys.getPrivate());
    }

    /** By another key of the issuer's, which it need not publish. */
    static String signed(JwtClaimsBuilder token, String key) {
        return token.jws().keyId(key).sign(ALL.computeIfAbsent(key, none -> OTHER_KEYS).getPrivate());
    }

    static void publish(String key) {
        ALL.computeIfAbsent(key, none -> OTHER_KEYS);
        PUBLISHED.add(key);
    }

    static void withdraw(String key) {
        PUBLISHED.remove(key);
    }

    /** How often the keys were asked for. */
    static int fetches() {
        return FETCHES.get();
    }

    static void beAway(boolean now) {
        away = now;
    }

    private void serve(String path, Supplier<Object> document) {
        server.createContext(path, exchange -> {
            byte[] body = Json.write(document.get()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static Map<String, String> publicKey(String name) {
        RSAPublicKey key = (RSAPublicKey) ALL.get(name).getPublic();
        return Map.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", name, "n", base64(key.getModulus().toByteArray()),
                "e", base64(key.getPublicExponent().toByteArray()));
    }

    /** JWK numbers have no sign (RFC 7518 §2). */
    private static String base64(byte[] number) {
        int sign = number[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(number, sign, number.length));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has RSA", impossible);
        }
    }
}
