package dev.stet.transfer.importing;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import dev.stet.article.archive.ArticleRestore.ArticleRestoreSession;
import dev.stet.article.content.ArticleLine;
import dev.stet.article.content.ArticleScopedLine;
import dev.stet.article.content.ArticleScopedLine.RevisionLine;
import dev.stet.article.edition.EditionLine;
import dev.stet.auth.account.Caller;
import dev.stet.platform.failure.FormReader;
import dev.stet.platform.problem.Problem;
import dev.stet.transfer.format.ArchiveLine;
import dev.stet.transfer.format.ImportReport;
import dev.stet.transfer.format.ImportReport.Status;
import dev.stet.transfer.format.LineReader;
import dev.stet.transfer.format.SpillBuffer;

/**
 * The lines of one article of an archive. They are kept in one transaction, so that nobody finds half of it; and since no
 * transaction waits for who sends, they are collected before, in a {@link SpillBuffer}.
 */
final class ArchivedArticleItem implements ImportItem {

    private record Place(long line, String kind) {
    }

    private final FormReader forms;
    private final ArchiveRestore archive;
    private final SpillBuffer spillBuffer = new SpillBuffer();
    private final List<Place> places = new ArrayList<>();
    private final int expected;
    /** The place of the line that is being kept. */
    private int reached;

    ArchivedArticleItem(LineReader.Line first, FormReader forms, ArchiveRestore archive) {
        this.forms = forms;
        this.archive = archive;
        this.expected = expected(first.bytes());
        add(ArticleLine.KIND, first);
    }

    private int expected(byte[] first) {
        try {
            return forms.read(first, ArticleLine.class).lines();
        } catch (Problem wrong) {
            return Integer.MAX_VALUE; // all that follow fail with it
        }
    }

    boolean isWhole() {
        return places.size() > expected;
    }

    void add(String kind, LineReader.Line line) {
        try {
            DataOutputStream frame = new DataOutputStream(spillBuffer);
            frame.writeInt(line.bytes().length);
            frame.write(line.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        places.add(new Place(line.number(), kind));
    }

    @Override
    public long bytes() {
        return spillBuffer.size();
    }

    @Override
    public long line() {
        return places.get(0).line;
    }

    @Override
    public List<ImportReport> keep(Importing.Options options, Caller caller) {
        reached = 0;
        try (DataInputStream frames = new DataInputStream(spillBuffer.read())) {
            ArticleLine first = read(frames, ArticleLine.class);
            ArticleRestoreSession article = archive.article(first, options, caller);
            List<ImportReport> reports = new ArrayList<>();
            reports.add(ImportReport.of(Status.CREATED, first.id(), first.locale(), first.slug()));
            for (reached = 1; reached < places.size(); reached++) {
                ArticleScopedLine part = read(frames, ArchiveLine.PARTS.get(places.get(reached).kind));
                requireOf(first, part);
                article.add(part);
                reports.add(report(part));
            }
            reached = 0; // what is wrong from here on is wrong with the whole
            requireAll(first);
            return at(reports, Status.of(article.end()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(DataInputStream frames, Class<T> type) throws IOException {
        return forms.read(frames.readNBytes(frames.readInt()), type);
    }

    private static void requireOf(ArticleLine article, ArticleScopedLine part) {
        if (!part.article().equals(article.id())) {
            throw INVALID_CONTENT.because("This line belongs to the article %s, but stands among those of %s.", part.article(),
                    article.id());
        }
    }

    private void requireAll(ArticleLine article) {
        if (places.size() - 1 != article.lines()) {
            throw INVALID_CONTENT.because("Of the %d lines that are to follow this one, %d are here.", article.lines(),
                    places.size() - 1);
        }
    }

    private static ImportReport report(ArticleScopedLine part) {
        ImportReport report = ImportReport.of(Status.CREATED, part.article());
        if (part instanceof RevisionLine revision) {
            return report.withRevision(revision.number());
        }
        return part instanceof EditionLine edition ? report.withEdition(edition.number()) : report;
    }

    private List<ImportReport> at(List<ImportReport> reports, Status status) {
        List<ImportReport> placed = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            placed.add(reports.get(i).with(status).at(places.get(i).line, places.get(i).kind));
        }
        return placed;
    }

    @Override
    public List<ImportReport> failed(Problem problem) {
        Place culprit = places.get(reached);
        Problem therefore = CONFLICT.because("Nothing of this article was kept, because line %d failed.", culprit.line);
        return places.stream().map(place -> ImportReport.failed(place == culprit ? problem : therefore)
                .at(place.line, place.kind)).toList();
    }

    @Override
    public void close() {
        spillBuffer.close();
    }
}
