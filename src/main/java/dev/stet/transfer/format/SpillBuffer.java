package dev.stet.transfer.format;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes that are written, and then read, perhaps again: in memory while they are few, else in a temporary file that only this
 * user can open, and that is gone when it is closed or the program ends, however it does.
 */
public final class SpillBuffer extends OutputStream {

    private static final int IN_MEMORY = 1 << 20;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private FileChannel file;
    private OutputStream toFile;
    private long size;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] { (byte) b }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (file == null && size + length > IN_MEMORY) {
            moveToFile();
        }
        (file == null ? memory : toFile).write(bytes, offset, length);
        size += length;
    }

    private void moveToFile() throws IOException {
        Path path = Files.createTempFile("stet-", ".spool");
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        toFile = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
        memory.writeTo(toFile);
        memory = null;
    }

    public long size() {
        return size;
    }

    /** All that was written, from the beginning; not while another is being read. */
    public InputStream read() throws IOException {
        if (file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        toFile.flush();
        file.position(0);
        return new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
