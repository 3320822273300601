package dev.stet.auth.signin;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.platform.json.Json;

/**
 * The keys by which an OpenID issuer signs, by the names under which tokens may ask for them (RFC 7517).
 *
 * @param nameless whether some have no name
 * @param fetched {@link System#nanoTime}
 */
record IssuerKeySet(Set<String> names, boolean nameless, long fetched) {

    /** The members that name a key (RFC 7515 §4.1.4, 4.1.7, 4.1.8), in the order in which they count. */
    private static final List<String> MEMBERS = List.of("kid", "x5t#S256", "x5t");

    static IssuerKeySet read(String keySet, long fetched) {
        Set<String> names = new HashSet<>();
        boolean nameless = false;
        for (JsonNode key : Json.read(keySet, JsonNode.class).path("keys")) {
            if (!key.path("use").asText("sig").equals("sig")) {
                continue;
            }
            names(key).forEach(names::add);
            nameless |= names(key).findAny().isEmpty();
        }
        return new IssuerKeySet(names, nameless, fetched);
    }

    /** What a key, or the header of a token, calls the key. */
    static Stream<String> names(JsonNode named) {
        return MEMBERS.stream().filter(member -> named.path(member).isTextual())
                .map(member -> member + " " + named.path(member).textValue());
    }

    boolean has(TokenHeader token) {
        return token.keyName() == null ? nameless : names.contains(token.keyName());
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - fetched);
    }

    /**
     * What a token says of itself before anybody has proven that it is true.
     *
     * @param keyName what it says to be signed with, as {@link IssuerKeySet} have it; {@code null} where it does not say
     */
    record TokenHeader(String keyName) {

        private static final int MAX_NAME = 500;

        /** Empty for what is no signed token at all. */
        static Optional<TokenHeader> read(String token) {
            String[] parts = token.split("\\.", -1);
            if (parts.length != 3) {
                return Optional.empty();
            }
            try {
                JsonNode header = Json.tree(Base64.getUrlDecoder().decode(parts[0]));
                return Optional.ofNullable(header).filter(JsonNode::isObject)
                        .map(object -> IssuerKeySet.names(object).findFirst()
                                .map(name -> name.substring(0, Math.min(name.length(), MAX_NAME))).orElse(null))
                        .map(TokenHeader::new)
                        .or(() -> Optional.of(new TokenHeader(null)));
            } catch (IllegalArgumentException | UncheckedIOException e) {
                return Optional.empty();
            }
        }
    }
}
