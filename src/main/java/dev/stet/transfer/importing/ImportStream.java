package dev.stet.transfer.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import dev.stet.auth.account.Caller;
import dev.stet.auth.signin.AccessGrant;
import dev.stet.platform.json.Json;
import dev.stet.platform.problem.Problem;
import dev.stet.transfer.format.ArchiveLine;
import dev.stet.transfer.format.ImportReport;
import dev.stet.transfer.format.LineReader;

/**
 * An import of any length in bounded memory: reads lines, imports them a few at a time, and reports each after its commit.
 */
final class ImportStream {

    /** As many as come at once share a commit, up to these bounds; who sends slowly is answered line by line. */
    private static final int BATCH_ITEMS = 64;
    private static final int BATCH_BYTES = 4 << 20;
    /** In bytes, the most that it holds: lines that are not kept yet, and the next one. */
    static final long MEMORY = (long) BATCH_BYTES + LineReader.MAX_LINE;

    private final ImportLineParser maker;
    private final Importing importing;
    private final Importing.Options options;
    private final Caller caller;
    private final AccessGrant accessGrant;
    private final List<ImportItem> batch = new ArrayList<>();
    /** The article whose lines are coming; {@code null} between articles. */
    private ArchivedArticleItem article;

    ImportStream(ImportLineParser maker, Importing importing, Importing.Options options, Caller caller,
            AccessGrant accessGrant) {
        this.maker = maker;
        this.importing = importing;
        this.options = options;
        this.caller = caller;
        this.accessGrant = accessGrant;
    }

    void run(InputStream sent, OutputStream report) throws IOException {
        try {
            LineReader lineReader = new LineReader(sent);
            for (LineReader.Line line = lineReader.next(); line != null; line = lineReader.next()) {
                take(line);
                if (article == null && (isFull() || lineReader.wouldWait())) {
                    flush(report);
                }
            }
            flush(report);
        } finally {
            close();
        }
    }

    private void take(LineReader.Line line) {
        String kind = line.bytes() == null ? null : ArchiveLine.kind(line.bytes());
        if (article != null && ArchiveLine.isPart(kind)) {
            article.add(kind, line);
        } else {
            ImportItem item = maker.of(line, kind, caller);
            article = item instanceof ArchivedArticleItem begun ? begun : null;
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
            accessGrant.require();
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
