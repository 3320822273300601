package dev.stet.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import dev.stet.auth.Admission;
import dev.stet.auth.Caller;
import dev.stet.platform.json.Json;
import dev.stet.platform.problem.Problem;

/**
 * An import of any length in bounded memory: reads lines, imports them a few at a time, and reports each after its commit.
 */
final class ImportStream {

    /** As many as come at once share a commit, up to these bounds; who sends slowly is answered line by line. */
    private static final int BATCH_ITEMS = 64;
    private static final int BATCH_BYTES = 4 << 20;
    /** In bytes, the most that it holds: lines that are not kept yet, and the next one. */
    static final long MEMORY = (long) BATCH_BYTES + Lines.MAX_LINE;

    private final LineItems maker;
    private final Importing importing;
    private final Importing.Options options;
    private final Caller caller;
    private final Admission admission;
    private final List<ImportItem> batch = new ArrayList<>();
    /** The article whose lines are coming; {@code null} between articles. */
    private ArchivedArticle article;

    ImportStream(LineItems maker, Importing importing, Importing.Options options, Caller caller,
            Admission admission) {
        this.maker = maker;
        this.importing = importing;
        this.options = options;
        this.caller = caller;
        this.admission = admission;
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
            ImportItem item = maker.of(line, kind, caller);
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

    /** Who is shut out meanwhile is told so of what came next, and then no more. */
    private void flush(OutputStream report) throws IOException {
        try {
            admission.require();
        } catch (Problem ended) {
            write(batch.stream().flatMap(item -> item.failed(ended).stream()).toList(), report);
            throw ended;
        }
        write(importing.importAll(batch, options, caller), report);
        close();
    }

    private static void write(List<ImportReport> reports, OutputStream out) throws IOException {
        for (ImportReport line : reports) {
            out.write(Json.bytes(line));
            out.write('\n');
        }
        out.flush();
    }

    private void close() {
        batch.forEach(ImportItem::close);
        batch.clear();
        article = null;
    }
}
