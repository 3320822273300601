package dev.stet.platform.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every error this API answers with, as RFC 9457 problem types. Clients match on {@link #uri()}, so a constant is never
 * renamed.
 */
public enum ProblemType {

    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_PARAMETER(400, "A parameter is unknown or out of range"),
    UNAUTHENTICATED(401, "A key is needed"),
    INSUFFICIENT_ROLE(403, "The key's role does not allow this"),
    COMMENT_TOKEN(403, "Only the comment's author may do this"),
    NOT_FOUND(404, "No such resource"),
    METHOD_NOT_ALLOWED(405, "The resource has no such method"),
    NOT_ACCEPTABLE(406, "No representation of the accepted types"),
    REQUEST_TIMEOUT(408, "The request arrives too slowly"),
    CONFLICT(409, "The state of the resource does not allow this"),
    IDEMPOTENCY_KEY_IN_USE(409, "The first request with this Idempotency-Key is still running"),
    REDACTED(410, "Its content was taken away for good"),
    CURSOR_EXPIRED(410, "What followed this cursor is not kept any more"),
    STALE_EDIT(412, "Changed since you read it"),
    ALREADY_EXISTS(412, "Something is there already"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    URI_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported"),
    INVALID_CONTENT(422, "The content breaks a rule"),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key belongs to another request"),
    PRECONDITION_REQUIRED(428, "Send the ETag you read as If-Match"),
    TOO_MANY_REQUESTS(429, "Too much of this from one client"),
    HEADERS_TOO_LARGE(431, "The header section is too large"),
    INTERNAL_ERROR(500, "Something failed on the server"),
    UNAVAILABLE(503, "Cannot answer right now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** The same for every problem of this type. */
    public String title() {
        return title;
    }

    /** The last path segment of {@link #uri()}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A relative reference to a page that explains the type. */
    public String uri() {
        return "/problems/" + slug();
    }

    public static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /** The first type with this status; for one that is not in the catalogue, the most general of its class. */
    public static ProblemType ofStatus(int status) {
        return Arrays.stream(values()).filter(type -> type.status == status).findFirst()
                .orElse(status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST);
    }

    /** {@code detail} says what happened to whom and what to do next; it is shown to the client. */
    public Problem because(String detail, Object... args) {
        return new Problem(this, args.length == 0 ? detail : detail.formatted(args), List.of());
    }

    /** As {@link #because(String, Object...)}, with every single fault that was found. */
    public Problem because(List<Fault> faults, String detail, Object... args) {
        return new Problem(this, args.length == 0 ? detail : detail.formatted(args), faults);
    }
}
