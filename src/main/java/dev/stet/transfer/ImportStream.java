package dev.stet.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import dev.stet.auth.Caller;
import dev.stet.platform.json.Json;

/**
 * An import of any length in bounded memory: reads lines, imports them a few at a time, and reports each after its commit.
 */
final class ImportStream {

    /** As many as come at once share a commit, up to these bounds; who sends slowly is answered line by line. */
    private static final int BATCH_ITEMS = 64;
    private static final int BATCH_BYTES = 4 << 20;

    private final LineItems maker;
    private final Importing importing;
    private final Importing.Options options;
    private final Caller caller;
    private final List<ImportItem> batch = new ArrayList<>();
    /** The article whose lines are coming; {@code null} between articles. */
    private ArchivedArticle article;

    ImportStream(LineItems maker, Importing importing, Importing.Options options, Caller caller) {
        this.maker = maker;
        this.importing = importing;
        this.options = options;
        this.caller = caller;
    }

    void run(InputStream sent, OutputStream report) throws IOException {
        try {
            Lines lines = new Lines(sent);
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                take(line);
                if (article == null && (isFull() || lines.wouldWait())) {
                    flush(report);
                }
            }
            flush(report);
        } finally {
            close();
        }
    }

    private void take(Lines.Line line) {
        String kind = line.bytes() == null ? null : LineKind.of(line.bytes());
        if (article != null && LineKind.isPart(kind)) {
            article.add(kind, line);
        } else {
            ImportItem item = maker.of(line, kind);
            article = item instanceof ArchivedArticle begun ? begun : null;
            batch.add(item);
        }
        if (article != null && article.isWhole()) {
            article = null;
        }
    }

    private boolean isFull() {
        return batch.size() == BATCH_ITEMS || batch.stream().mapToLong(ImportItem::bytes).sum() > BATCH_BYTES;
    }

    private void flush(OutputStream report) throws IOException {
        for (ImportReport line : importing.importAll(batch, options, caller)) {
            report.write(Json.bytes(line));
            report.write('\n');
        }
        report.flush();
        close();
    }

    private void close() {
        batch.forEach(ImportItem::close);
        batch.clear();
        article = null;
    }
}
