package dev.stet.platform.http;

/**
 * What was asked for is found under another name now: the same address with one path segment replaced. Thrown like a
 * problem, answered as a permanent redirect (308) that caches keep for a minute only, since names may change back.
 */
public class Moved extends RuntimeException {

    private final String from;
    private final String to;

    /**
     * @param from the segment as asked for, decoded
     * @param to what it is called now, decoded
     */
    public Moved(String from, String to) {
        super(null, null, false, false);
        this.from = from;
        this.to = to;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }
}
