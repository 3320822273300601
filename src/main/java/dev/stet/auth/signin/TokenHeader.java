package dev.stet.auth.signin;

import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.platform.json.Json;

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
            return Optional.ofNullable(header).filter(JsonNode::isObject).map(object -> IssuerKeySet.names(object).findFirst()
                    .map(name -> name.substring(0, Math.min(name.length(), MAX_NAME))).orElse(null)).map(TokenHeader::new)
                    .or(() -> Optional.of(new TokenHeader(null)));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
