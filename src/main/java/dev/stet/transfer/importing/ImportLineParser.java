package dev.stet.transfer.importing;

import static dev.stet.platform.problem.ProblemType.INSUFFICIENT_ROLE;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static dev.stet.platform.problem.ProblemType.PAYLOAD_TOO_LARGE;

import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.ArticleLine;
import dev.stet.article.vocabulary.NameLine;
import dev.stet.auth.account.AccountLine;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.comment.archive.CommentLine;
import dev.stet.platform.failure.FormReader;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.transfer.format.ArchiveLine;
import dev.stet.transfer.format.ImportReport;
import dev.stet.transfer.format.LineReader;

/** Makes of a line what is to be kept of it. */
@ApplicationScoped
class ImportLineParser {

    private final ImportedArticleReader reader;
    private final WorkingCopyImport copies;
    private final FormReader forms;
    private final ArchiveRestore archive;

    ImportLineParser(ImportedArticleReader reader, WorkingCopyImport copies, FormReader forms, ArchiveRestore archive) {
        this.reader = reader;
        this.copies = copies;
        this.forms = forms;
        this.archive = archive;
    }

    /** An article as Markdown, which is one item by itself. */
    ImportItem.SingleLine markdown(byte[] source) {
        return copy(1, source.length, options -> reader.markdown(source, options.file(), options.keepsUnknown()));
    }

    /**
     * @param kind as {@link ArchiveLine#kind} tells it
     * @param caller an administrator, where it is one of an archive: else it is refused
     */
    ImportItem of(LineReader.Line line, String kind, Caller caller) {
        long number = line.number();
        byte[] bytes = line.bytes();
        if (bytes == null) {
            return ImportItem.SingleLine.refused(number, null, tooLong(LineReader.MAX_LINE));
        }
        if (kind == null) {
            return bytes.length > ImportedArticleReader.MAX_COPY
                    ? ImportItem.SingleLine.refused(number, null, tooLong(ImportedArticleReader.MAX_COPY))
                    : copy(number, bytes.length, options -> reader.json(bytes));
        }
        if (ArchiveLine.KINDS.contains(kind) && !caller.may(Role.ADMIN)) {
            return ImportItem.SingleLine.refused(number, kind, notAllowed(kind, caller));
        }
        return switch (kind) {
            case AccountLine.KIND -> item(line, kind, AccountLine.class, archive::account);
            case NameLine.TAG, NameLine.AUTHOR -> item(line, kind, NameLine.class, archive::name);
            case ArticleLine.KIND -> new ArchivedArticleItem(line, forms, archive);
            case CommentLine.KIND -> item(line, kind, CommentLine.class, archive::comment);
            default -> ImportItem.SingleLine.refused(number, null, misplaced(kind));
        };
    }

    private ImportItem.SingleLine copy(long line, long bytes,
            Function<Importing.Options, ImportedArticleReader.ImportedArticle> content) {
        return new ImportItem.SingleLine(line, null, bytes, (options, caller) -> options.seen()
                .noted(copies.keep(content.apply(options), options.publish(), caller), line));
    }

    private interface Return<T> {
        ImportReport bring(T line, Importing.Options options, Caller caller);
    }

    private <T> ImportItem.SingleLine item(LineReader.Line line, String kind, Class<T> type, Return<T> returning) {
        return new ImportItem.SingleLine(line.number(), kind, line.bytes().length,
                (options, caller) -> returning.bring(forms.read(line.bytes(), type), options, caller));
    }

    private static Problem tooLong(int bytes) {
        return PAYLOAD_TOO_LARGE.because("The line is longer than %d bytes.", bytes);
    }

    private static Problem notAllowed(String kind, Caller caller) {
        return INSUFFICIENT_ROLE.because("Lines of an archive, as this one of kind '%s', say who did what and when, so only an "
                + "administrator brings them in; your role is %s. A working copy has no `kind`.", kind, caller.role());
    }

    private static Problem misplaced(String kind) {
        if (ArchiveLine.isPart(kind)) {
            return INVALID_CONTENT.because("A line of kind '%s' follows the line of the article it belongs to, and the others "
                    + "of that article.", kind);
        }
        return INVALID_CONTENT.because(
                List.of(Fault.at("#/kind", "Must be one of " + String.join(", ", ArchiveLine.KINDS) + ".")),
                "No archive has lines of kind '%s'. A working copy has no `kind`.", kind);
    }
}
