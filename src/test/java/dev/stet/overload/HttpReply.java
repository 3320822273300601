package dev.stet.overload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** As much of an answer as it takes to tell whether it came whole. */
final class HttpReply {

    private static final int HEAD = 4_096;

    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private long bytes;

    void take(ByteBuffer received) {
        bytes += received.remaining();
        byte[] first = new byte[Math.min(received.remaining(), HEAD)];
        if (head.length() < HEAD) {
            received.duplicate().get(first);
            head.append(new String(first, ISO_8859_1));
        }
        received.position(received.limit() - Math.min(received.remaining(), 5));
        tail.append(ISO_8859_1.decode(received)).delete(0, Math.max(0, tail.length() - 5));
    }

    boolean isBegun() {
        return head.length() >= 12;
    }

    String status() {
        return head.substring(9, 12);
    }

    String start() {
        return head.substring(0, Math.min(head.length(), 700)).replaceAll("\\s+", " ");
    }

    /** Once the connection has ended. */
    String outcome() {
        if (!isBegun()) {
            return "closed";
        }
        return status() + (isWhole() ? "" : " cut short");
    }

    private boolean isWhole() {
        int end = head.indexOf("\r\n\r\n");
        String headers = end < 0 ? "" : head.substring(0, end).toLowerCase();
        int length = headers.indexOf("\r\ncontent-length:");
        if (length >= 0) {
            String value = headers.substring(length + 17).lines().findFirst().orElse("").strip();
            return bytes == end + 4 + Long.parseLong(value);
        }
        return end >= 0 && (!headers.contains("transfer-encoding: chunked") || tail.toString().equals("0\r\n\r\n"));
    }
}
