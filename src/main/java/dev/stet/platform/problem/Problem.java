package dev.stet.platform.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that refuses a request, thrown from wherever the refusal is decided. Immutable. Has no stack trace: it is no
 * failure.
 */
public class Problem extends RuntimeException {

    private final transient ProblemType type;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> members;
    private final transient Map<String, String> headers;

    Problem(ProblemType type, String detail, List<Fault> faults) {
        this(type, detail, faults, Map.of(), Map.of());
    }

    private Problem(ProblemType type, String detail, List<Fault> faults, Map<String, Object> members,
            Map<String, String> headers) {
        super(detail, null, false, false);
        this.type = type;
        this.faults = List.copyOf(faults);
        this.members = members;
        this.headers = headers;
    }

    /** Adds an extension member (RFC 9457 §3.2): what a client can act on without reading prose. */
    public Problem with(String member, Object value) {
        return new Problem(type, detail(), faults, extended(members, member, value), headers);
    }

    /** The same, told in other words. */
    public Problem saying(String detail) {
        return new Problem(type, detail, faults, members, headers);
    }

    /** Adds a header that the status asks for, such as {@code Allow} with 405. */
    public Problem withHeader(String name, String value) {
        return new Problem(type, detail(), faults, members, extended(headers, name, value));
    }

    /** The same request may do after this time, rounded up to whole seconds. */
    public Problem retryAfter(Duration wait) {
        return withHeader("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
    }

    public ProblemType type() {
        return type;
    }

    /** What the client is told beyond the title. */
    public String detail() {
        return getMessage();
    }

    /** Every single fault, empty where the detail says it all. */
    public List<Fault> faults() {
        return faults;
    }

    /** Extension members in the order they were added. */
    public Map<String, Object> members() {
        return members;
    }

    public Map<String, String> headers() {
        return headers;
    }

    private static <V> Map<String, V> extended(Map<String, V> map, String key, V value) {
        Map<String, V> extended = new LinkedHashMap<>(map);
        extended.put(key, value);
        return extended;
    }
}
