package dev.stet.auth.signin;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.jose4j.jwt.consumer.InvalidJwtException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.stet.auth.signin.IssuerKeySet.TokenHeader;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Sees to it that the keys of the OpenID issuer are fresh. They are fetched again before one is used that was fetched more
 * than {@link OpenIdSettings#keysMaxAge} ago, so that one that was withdrawn is not taken for longer, and when a token names
 * one that is not among them. A fetch is for all who wait, so nobody can use up those of others: a key that was asked for in
 * vain is not asked for again for a while, and all unknown ones together have a budget that is soon full again.
 */
@ApplicationScoped
@OidcEndpoint(OidcEndpoint.Type.JWKS)
class IssuerKeys implements OidcResponseFilter {

    private static final Duration ASKED_IN_VAIN = Duration.ofSeconds(10);
    private static final int REMEMBERED = 10_000;
    /** So many fetches for unknown keys at once, and one more each second. */
    private static final int BUDGET = 10;

    /** An issuer that is away is not asked for each token; Quarkus tells the log of each time. */
    private static final long AFTER_FAILURE = Duration.ofSeconds(1).toNanos();

    private static final Problem TOO_OLD = ProblemType.UNAVAILABLE
            .because("The OpenID issuer does not give its keys, so no token "
                    + "can be judged. Try again later, or use a key of your account.")
            .retryAfter(Duration.ofSeconds(10));

    private final Instance<TenantConfigBean> openId; // which fetches keys while it is made, and tells of them here
    private final OpenIdSettings settings;
    private final Cache<String, Boolean> askedInVain = Caffeine.newBuilder().maximumSize(REMEMBERED)
            .expireAfterWrite(ASKED_IN_VAIN).build();
    private final FetchBudget budget = new FetchBudget(BUDGET, Duration.ofSeconds(1));
    private volatile IssuerKeySet published;
    private Uni<Void> fetching;
    private volatile long failed = System.nanoTime() - AFTER_FAILURE;

    IssuerKeys(Instance<TenantConfigBean> openId, OpenIdSettings settings) {
        this.openId = openId;
        this.settings = settings;
    }

    @Override
    public void filter(OidcResponseContext answer) {
        if (answer.statusCode() == 200) {
            published = IssuerKeySet.read(answer.responseBody().toString(), System.nanoTime());
        }
    }

    /**
     * Whether there is a fresh key of the name that the token gives.
     *
     * @return fails with {@code unavailable} where no fresh keys are to be had
     */
    Uni<Boolean> has(TokenHeader token) {
        if (published == null) { // tokens are not judged by keys that are fetched, or not yet
            return Uni.createFrom().item(true);
        }
        if (published.age().compareTo(settings.keysMaxAge()) > 0) {
            return fetch().onItemOrFailure().transformToUni((none, failure) -> isTooOld() ? Uni.createFrom().failure(TOO_OLD)
                    : known(token));
        }
        return known(token);
    }

    private Uni<Boolean> known(TokenHeader token) {
        if (published.has(token)) {
            return Uni.createFrom().item(true);
        }
        String name = String.valueOf(token.keyName());
        if (askedInVain.getIfPresent(name) != null || !budget.spend()) {
            return Uni.createFrom().item(false);
        }
        return fetch().onItemOrFailure().transform((none, failure) -> {
            boolean there = published.has(token);
            if (failure == null && !there) {
                askedInVain.put(name, true);
            }
            return there;
        });
    }

    /** An issuer that is away for a moment shuts nobody out. */
    private boolean isTooOld() {
        return published.age().compareTo(settings.keysMaxAge().multipliedBy(2)) > 0;
    }

    /** One at a time, for all who wait; each goes on where it was. */
    private Uni<Void> fetch() {
        if (System.nanoTime() - failed < AFTER_FAILURE) {
            return Uni.createFrom().failure(new IllegalStateException("It failed a moment ago"));
        }
        Context here = Vertx.currentContext();
        Uni<Void> one = begunOr(this::begin);
        return here == null ? one : one.emitOn(task -> here.runOnContext(none -> task.run()));
    }

    private synchronized Uni<Void> begunOr(Supplier<Uni<Void>> begin) {
        if (fetching == null) {
            fetching = begin.get().onFailure(failure -> !(failure instanceof InvalidJwtException))
                    .invoke(() -> failed = System.nanoTime()).onTermination().invoke(this::end).memoize().indefinitely();
        }
        return fetching;
    }

    private synchronized void end() {
        fetching = null;
    }

    /** Quarkus fetches them only together with judging a token; an empty one is no good whatever the keys. */
    private Uni<Void> begin() {
        return Uni.createFrom().deferred(() -> {
            IssuerKeySet before = published;
            return openId.get().getDefaultTenant().provider().refreshJwksAndVerifyJwtToken("", false, false, null)
                    .onItemOrFailure().transformToUni((none, failure) -> published != before ? Uni.createFrom().voidItem()
                            : Uni.createFrom().failure(failure)); // of the fetch; or of the token, where it was too soon
        });
    }

    /** So many at once, and one more each time that this time has gone by. */
    final static class FetchBudget {

        private final long most;
        private final long nanosEach;
        private long left;
        private long counted = System.nanoTime();

        FetchBudget(int most, Duration each) {
            this.most = most;
            this.nanosEach = each.toNanos();
            this.left = most;
        }

        /** @return whether there was one left */
        synchronized boolean spend() {
            long earned = (System.nanoTime() - counted) / nanosEach;
            counted += earned * nanosEach;
            left = Math.min(most, left + earned);
            if (left == 0) {
                return false;
            }
            left--;
            return true;
        }
    }
}
