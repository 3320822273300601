package dev.stet.platform.openapi;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.HEADERS_TOO_LARGE;
import static dev.stet.platform.problem.ProblemType.IDEMPOTENCY_KEY_IN_USE;
import static dev.stet.platform.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static dev.stet.platform.problem.ProblemType.INSUFFICIENT_ROLE;
import static dev.stet.platform.problem.ProblemType.INTERNAL_ERROR;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static dev.stet.platform.problem.ProblemType.NOT_ACCEPTABLE;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;
import static dev.stet.platform.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static dev.stet.platform.problem.ProblemType.PRECONDITION_REQUIRED;
import static dev.stet.platform.problem.ProblemType.REDACTED;
import static dev.stet.platform.problem.ProblemType.REQUEST_TIMEOUT;
import static dev.stet.platform.problem.ProblemType.STALE_EDIT;
import static dev.stet.platform.problem.ProblemType.TOO_MANY_REQUESTS;
import static dev.stet.platform.problem.ProblemType.UNAUTHENTICATED;
import static dev.stet.platform.problem.ProblemType.UNAVAILABLE;
import static dev.stet.platform.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static dev.stet.platform.problem.ProblemType.URI_TOO_LONG;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

import dev.stet.platform.problem.ProblemType;

/** What follows from an operation's path, method and body alone, so that no resource has to say it. */
class OperationConventions {

    private static final Pattern CLASS_AND_METHOD = Pattern.compile("(\\w+)Resource_(\\w+)");

    private static final String ARTICLE = "/api/v1/articles/{slug}";

    private final String path;
    private final HttpMethod method;
    private final Operation operation;
    private final Audience audience;
    private final APIResponses responses;

    OperationConventions(String path, HttpMethod method, Operation operation) {
        this.path = path;
        this.method = method;
        this.operation = operation;
        this.audience = Audience.of(path);
        this.responses = operation.getResponses();
    }

    void apply() {
        name();
        SharedParameters.describePath(operation);
        admit();
        refuse();
        headers();
        operation.setResponses(sorted());
    }

    /** {@code ArticleResource_read} becomes {@code readArticle}: the name of a method in a generated client. */
    private void name() {
        Matcher name = CLASS_AND_METHOD.matcher(String.valueOf(operation.getOperationId()));
        if (name.matches()) {
            operation.setOperationId(name.group(2) + name.group(1));
        }
        if (operation.getTags() == null || operation.getTags().isEmpty()) {
            operation.setTags(List.of(audience.tag));
        }
    }

    private void admit() {
        operation.setSecurity(audience.needsKey
                ? List.of(OASFactory.createSecurityRequirement().addScheme("key"))
                : List.of());
    }

    private void refuse() {
        refuseAs("400", "BadRequest");
        Stream.of(URI_TOO_LONG, HEADERS_TOO_LARGE, INTERNAL_ERROR, UNAVAILABLE).forEach(this::refuseAs);
        if (path.contains("{")) {
            refuseAs(NOT_FOUND);
        }
        if (path.startsWith(ARTICLE)) {
            refuseAs(REDACTED);
        }
        if (answersWithContent()) {
            refuseAs(NOT_ACCEPTABLE);
        }
        if (operation.getRequestBody() != null) {
            Stream.of(REQUEST_TIMEOUT, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_CONTENT, TOO_MANY_REQUESTS)
                    .forEach(this::refuseAs);
        }
        if (audience.needsKey) {
            Stream.of(UNAUTHENTICATED, INSUFFICIENT_ROLE, TOO_MANY_REQUESTS).forEach(this::refuseAs);
        }
        guard();
    }

    private void guard() {
        if (audience.needsKey && method != HttpMethod.GET) {
            refuseAs(CONFLICT);
        }
        if (SharedParameters.takesIdempotencyKey(method, operation)) {
            operation.addParameter(SharedParameters.idempotencyKey());
            Stream.of(IDEMPOTENCY_KEY_IN_USE, IDEMPOTENCY_KEY_REUSED).forEach(this::refuseAs);
            successes().forEach(response -> add("Idempotency-Replayed", "IdempotencyReplayed", response));
        }
        if (hasParameter("If-Match")) {
            Stream.of(STALE_EDIT, PRECONDITION_REQUIRED).forEach(this::refuseAs);
        }
    }

    private void refuseAs(ProblemType type) {
        refuseAs(Integer.toString(type.status()), SharedResponses.nameOf(type));
    }

    /** A resource that refers to a response of its own choice knows better. */
    private void refuseAs(String status, String response) {
        APIResponse declared = responses.getAPIResponse(status);
        if (declared == null || declared.getRef() == null) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
        }
    }

    private boolean answersWithContent() {
        return successes().anyMatch(response -> response.getContent() != null);
    }

    private void headers() {
        if (audience.needsKey) {
            successes().forEach(response -> add("Cache-Control", "NoStore", response));
        } else if (method == HttpMethod.GET && successes().noneMatch(OperationConventions::tellsHowToCache)) {
            successes().forEach(OperationConventions::cacheable);
            responses.addAPIResponse("304", OASFactory.createAPIResponse().ref(SharedResponses.NOT_MODIFIED));
        }
        if (!audience.needsKey && path.contains("/articles/{slug}")) {
            responses.addAPIResponse("308", OASFactory.createAPIResponse().ref(SharedResponses.MOVED));
        }
        if (responses.hasAPIResponse("201")) {
            add("Location", "Location", responses.getAPIResponse("201"));
        }
        if (hasParameter("cursor")) {
            successes().forEach(response -> add("Link", "Link", response));
            successes().forEach(response -> add("Accept-Query", "AcceptQuery", response));
        }
    }

    private static boolean tellsHowToCache(APIResponse response) {
        return response.getHeaders() != null && response.getHeaders().containsKey("Cache-Control");
    }

    private static void cacheable(APIResponse response) {
        add("ETag", "ETag", response);
        add("Cache-Control", "CacheControl", response);
        add("Cache-Groups", "CacheGroups", response);
    }

    private static void add(String header, String component, APIResponse response) {
        if (response.getHeaders() == null || !response.getHeaders().containsKey(header)) {
            response.addHeader(header, OASFactory.createHeader().ref(component));
        }
    }

    private boolean hasParameter(String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    private Stream<APIResponse> successes() {
        return responses.getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2")).map(Map.Entry::getValue);
    }

    private APIResponses sorted() {
        APIResponses sorted = OASFactory.createAPIResponses();
        new TreeMap<>(responses.getAPIResponses()).forEach(sorted::addAPIResponse);
        return sorted;
    }
}
