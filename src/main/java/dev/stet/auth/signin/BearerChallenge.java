package dev.stet.auth.signin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.ext.web.RoutingContext;

/** What somebody is told who is not let in (RFC 6750, section 3). */
record BearerChallenge(String header, Problem problem) {

    static final String NO_KEY = "This needs a key. Send it as 'Authorization: Bearer stet_…'.";
    private static final String REALM = "Bearer realm=\"stet\"";
    static final String INVALID_TOKEN = REALM + ", error=\"invalid_token\"";
    private static final BearerChallenge FOR_NOTHING = new BearerChallenge(REALM,
            ProblemType.UNAUTHENTICATED.because(NO_KEY));
    /** Tells nobody whether the prefix exists, so the reason stays as vague as it is. */
    private static final BearerChallenge FOR_TOKEN = new BearerChallenge(INVALID_TOKEN,
            ProblemType.UNAUTHENTICATED.because("This key is unknown, expired or revoked. Ask an administrator for another."));
    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S.*)", Pattern.CASE_INSENSITIVE);

    /** Says that a token is not good only to who sent one. */
    static BearerChallenge of(RoutingContext context) {
        return sent(context).stream().anyMatch(header -> !token(header).isEmpty()) ? FOR_TOKEN : FOR_NOTHING;
    }

    /** All that was sent to authenticate with, though HTTP allows only one. */
    static List<String> sent(RoutingContext context) {
        return context.request().headers().getAll(HttpHeaderNames.AUTHORIZATION);
    }

    /** The bearer token of the header, or nothing for other schemes. */
    static String token(String authorization) {
        Matcher bearer = BEARER.matcher(authorization.strip());
        return bearer.matches() ? bearer.group(1) : "";
    }
}
