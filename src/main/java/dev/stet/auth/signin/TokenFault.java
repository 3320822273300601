package dev.stet.auth.signin;

import java.util.Optional;
import java.util.stream.Stream;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;

/**
 * Why a token is no good. Of its claims only who has a token that the issuer signed is told anything; the first that holds is
 * told.
 */
enum TokenFault {

    UNKNOWN_KEY(0, "The token is signed with a key that the OpenID issuer does not publish. Get a new one."),
    WRONG_ISSUER(ErrorCodes.ISSUER_INVALID, "The token is of another issuer than the one that is trusted here."),
    WRONG_AUDIENCE(ErrorCodes.AUDIENCE_INVALID, "The token was made for another service: its audience does not name this one."),
    NO_AUDIENCE(ErrorCodes.AUDIENCE_MISSING, "The token names no audience, and it must name this service."),
    EXPIRED(ErrorCodes.EXPIRED, "The token has expired. Get a new one from its issuer."),
    NOT_YET_VALID(ErrorCodes.NOT_YET_VALID, "The token is not valid yet. Compare the clocks of its issuer and of this server."),
    NO_SUBJECT(ErrorCodes.SUBJECT_MISSING, "The token has no subject."),
    UNKNOWN_SUBJECT(0, "The token is good, but no account in use here has its issuer and subject. Ask an administrator.");

    private final int code;
    private final String detail;

    TokenFault(int code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    Problem problem() {
        return ProblemType.UNAUTHENTICATED.because(detail).withHeader("WWW-Authenticate",
                BearerChallenge.INVALID_TOKEN + ", error_description=\"" + detail + "\"");
    }

    /** Empty where there is no more to tell than that it is no good. */
    static Optional<Problem> explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem told) {
                return Optional.of(told);
            }
            if (cause instanceof InvalidJwtException invalid) {
                return Stream.of(values()).filter(fault -> fault.code != 0 && invalid.hasErrorCode(fault.code)).findFirst()
                        .map(TokenFault::problem);
            }
        }
        return Optional.empty();
    }
}
