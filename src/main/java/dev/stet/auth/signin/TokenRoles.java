package dev.stet.auth.signin;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.json.JsonString;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.stet.auth.account.Role;
import dev.stet.platform.failure.Diagnosis.DenialReason;
import dev.stet.platform.parameter.Parameters;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/**
 * What a token's roles mean here. They narrow what its account may and never widen it, so that whoever runs the issuer cannot
 * make administrators, and an account that is made less is less at once, whatever tokens say that are still good.
 */
@Singleton
class TokenRoles implements DenialReason {

    /** Of an identity: what its token allows, in words. */
    static final String NARROWED = "stet.narrowed-role";

    private static final Map<String, Role> OURS = Parameters.spellings(Role.class);

    private final List<String> claim;
    private final Map<String, Role> names = new HashMap<>(OURS);

    TokenRoles(OpenIdSettings settings) {
        claim = List.of(settings.roleClaim().split("/"));
        settings.roles().orElse(Set.of()).forEach(this::name);
    }

    private void name(String pair) {
        int end = pair.lastIndexOf('=');
        Role role = end < 0 ? null : OURS.get(pair.substring(end + 1).strip());
        if (role == null) {
            throw new ConfigurationException("STET_OIDC_ROLES must be as in cms-writers=author,cms-admins=admin; '%s' is not."
                    .formatted(pair));
        }
        names.put(pair.substring(0, end).strip(), role);
    }

    /** The widest role that both the account and the token allow; empty where the token has no role that means any here. */
    Optional<Role> allowed(JsonWebToken token, Role own) {
        Set<Role> claimed = values(find(token)).map(names::get).filter(Objects::nonNull).collect(toSet());
        return Stream.of(Role.values()).filter(own::contains)
                .filter(role -> claimed.stream().anyMatch(widest -> widest.contains(role)))
                .max(Comparator.comparingInt(role -> role.grants().size()));
    }

    private Object find(JsonWebToken token) {
        Object found = token.getClaim(claim.get(0));
        for (String member : claim.subList(1, claim.size())) {
            found = found instanceof Map<?, ?> object ? object.get(member) : null;
        }
        return found;
    }

    /** One name, an array of names, or names parted by spaces, as issuers will have it. */
    private static Stream<String> values(Object claim) {
        if (claim instanceof Collection<?> array) {
            return new ArrayList<>(array).stream().flatMap(TokenRoles::values);
        }
        String text = claim instanceof JsonString string ? string.getString() : claim instanceof String plain ? plain : "";
        return Stream.of(text.split(" "));
    }

    /** Tells whose token allows less than their account that it is the token: nobody here can mend that. */
    @Override
    public Optional<String> of(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                ? Optional.ofNullable(user.getSecurityIdentity().getAttribute(NARROWED))
                : Optional.empty();
    }

    static String toldOfNothing(Role own) {
        return "Your token has no role that means anything here, though your account is '" + own
                + "'. Ask its issuer for a token with a role.";
    }

    static String toldOf(Role role, Role own) {
        return "Your token allows no more than the role '" + role + "', though your account is '" + own
                + "'. Ask its issuer for a token with another role.";
    }
}
