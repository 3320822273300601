package dev.stet.platform.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import dev.stet.platform.StartupFailure;

/**
 * Keeps a second program away from one data folder. The system frees it when the process ends, however it ends, so a
 * held lock always means a living program.
 */
final class HomeLock {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(StetHome home) {
        try {
            FileChannel channel = FileChannel.open(home.lock(), CREATE, READ, WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw held(home);
            }
            return new HomeLock(channel).signed();
        } catch (IOException e) {
            throw new StartupFailure("The lock %s cannot be taken (%s). Give this account the right to write there, "
                    + "or set STET_HOME to another folder.", home.lock(), e);
        }
    }

    private static StartupFailure held(StetHome home) throws IOException {
        return new StartupFailure("The data folder %s is in use by another Stet (process %s). Stop that one, "
                + "or set STET_HOME to another folder for this one.", home.path(), Files.readString(home.lock()).strip());
    }

    private HomeLock signed() throws IOException {
        String pid = ProcessHandle.current().pid() + "\n";
        channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
        return this;
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("The lock of the data folder was not freed", e);
        }
    }
}
