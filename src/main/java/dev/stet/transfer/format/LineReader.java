package dev.stet.transfer.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a stream of any length, of which only one is in memory at a time. A line that is too long is passed over
 * and told of, so that those behind it are still read.
 */
public final class LineReader {

    /**
     * In bytes. No line of an archive is longer: a text of 200,000 characters, or 500 headings and slugs, all of them escaped.
     */
    public static final int MAX_LINE = 4 << 20;

    /**
     * @param number from 1
     * @param bytes without the line break; {@code null} for one over {@value #MAX_LINE} bytes
     */
    public record Line(long number, byte[] bytes) {
    }

    private final InputStream stream;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long number;

    public LineReader(InputStream stream) {
        this.stream = stream;
    }

    /** The next line that is not blank; {@code null} at the end. */
    public Line next() throws IOException {
        while (hasMore()) {
            number++;
            byte[] line = read();
            if (line == null || !isBlank(line)) {
                return new Line(number, line);
            }
        }
        return null;
    }

    /** Whether the next line, or the rest of it, would have to be waited for. */
    public boolean wouldWait() throws IOException {
        for (int i = position; i < filled; i++) {
            if (buffer[i] == '\n') {
                return false;
            }
        }
        return stream.available() == 0;
    }

    private boolean hasMore() throws IOException {
        if (position == filled) {
            filled = Math.max(0, stream.read(buffer));
            position = 0;
        }
        return filled > 0;
    }

    private byte[] read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        while (hasMore()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            tooLong |= line.size() + end - position > MAX_LINE;
            if (!tooLong) {
                line.write(buffer, position, end - position);
            }
            position = Math.min(end + 1, filled);
            if (end < filled) {
                break;
            }
        }
        return tooLong ? null : line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
