package dev.stet.transfer;

import static dev.stet.platform.problem.ProblemType.PAYLOAD_TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.stet.platform.json.Json;

/**
 * An import of any length in bounded memory: reads lines, imports them a few at a time, and reports each after its commit.
 */
final class ImportStream {

    /** As many as come at once share a commit, up to these bounds; who sends slowly is answered line by line. */
    private static final int BATCH_ITEMS = 64;
    private static final int BATCH_BYTES = 4 << 20;

    private final ItemReader reader;
    private final Importing importing;
    private final Importing.Options options;
    private final UUID account;

    ImportStream(ItemReader reader, Importing importing, Importing.Options options, UUID account) {
        this.reader = reader;
        this.importing = importing;
        this.options = options;
        this.account = account;
    }

    void run(InputStream sent, OutputStream report) throws IOException {
        Lines lines = new Lines(sent);
        List<Importing.Item> batch = new ArrayList<>();
        int bytes = 0;
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            batch.add(item(line));
            bytes += line.bytes() == null ? 0 : line.bytes().length;
            if (batch.size() == BATCH_ITEMS || bytes > BATCH_BYTES || lines.wouldWait()) {
                flush(batch, report);
                bytes = 0;
            }
        }
        flush(batch, report);
    }

    private Importing.Item item(Lines.Line line) {
        return new Importing.Item(line.number(), () -> {
            if (line.bytes() == null) {
                throw PAYLOAD_TOO_LARGE.because("The line is longer than %d bytes.", Lines.MAX_LINE);
            }
            return reader.json(line.bytes());
        });
    }

    private void flush(List<Importing.Item> batch, OutputStream report) throws IOException {
        for (ImportReport line : importing.importAll(batch, options, account)) {
            report.write(Json.bytes(line));
            report.write('\n');
        }
        report.flush();
        batch.clear();
    }
}
