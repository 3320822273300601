package dev.stet.transfer;

import static dev.stet.platform.problem.ProblemType.INSUFFICIENT_ROLE;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static dev.stet.platform.problem.ProblemType.PAYLOAD_TOO_LARGE;

import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.draft.ArticleLine;
import dev.stet.article.draft.NameLine;
import dev.stet.auth.AccountLine;
import dev.stet.auth.Caller;
import dev.stet.auth.Role;
import dev.stet.comment.archive.CommentLine;
import dev.stet.platform.failure.FormReader;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/** Makes of a line what is to be kept of it. */
@ApplicationScoped
class LineItems {

    private final ItemReader reader;
    private final CopyImport copies;
    private final FormReader forms;
    private final ArchiveReturn archive;

    LineItems(ItemReader reader, CopyImport copies, FormReader forms, ArchiveReturn archive) {
        this.reader = reader;
        this.copies = copies;
        this.forms = forms;
        this.archive = archive;
    }

    /** An article as Markdown, which is one item by itself. */
    LineItem markdown(byte[] source) {
        return copy(1, source.length, () -> reader.markdown(source));
    }

    /**
     * @param kind as {@link LineKind#of} tells it
     * @param caller an administrator, where it is one of an archive: else it is refused
     */
    ImportItem of(Lines.Line line, String kind, Caller caller) {
        long number = line.number();
        byte[] bytes = line.bytes();
        if (bytes == null) {
            return LineItem.refused(number, null, tooLong(Lines.MAX_LINE));
        }
        if (kind == null) {
            return bytes.length > ItemReader.MAX_COPY ? LineItem.refused(number, null, tooLong(ItemReader.MAX_COPY))
                    : copy(number, bytes.length, () -> reader.json(bytes));
        }
        if (LineKind.ALL.contains(kind) && !caller.may(Role.ADMIN)) {
            return LineItem.refused(number, kind, notAllowed(kind, caller));
        }
        return switch (kind) {
            case AccountLine.KIND -> item(line, kind, AccountLine.class, archive::account);
            case NameLine.TAG, NameLine.AUTHOR -> item(line, kind, NameLine.class, archive::name);
            case ArticleLine.KIND -> new ArchivedArticle(line, forms, archive);
            case CommentLine.KIND -> item(line, kind, CommentLine.class, archive::comment);
            default -> LineItem.refused(number, null, misplaced(kind));
        };
    }

    private LineItem copy(long line, long bytes, Supplier<ArticleItem> content) {
        return new LineItem(line, null, bytes,
                (options, caller) -> copies.keep(content.get(), options.publish(), caller));
    }

    private interface Return<T> {
        ImportReport bring(T line, Importing.Options options, Caller caller);
    }

    private <T> LineItem item(Lines.Line line, String kind, Class<T> type, Return<T> returning) {
        return new LineItem(line.number(), kind, line.bytes().length,
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
        if (LineKind.isPart(kind)) {
            return INVALID_CONTENT.because("A line of kind '%s' follows the line of the article it belongs to, and the others "
                    + "of that article.", kind);
        }
        return INVALID_CONTENT.because(List.of(Fault.at("#/kind", "Must be one of " + String.join(", ", LineKind.ALL) + ".")),
                "No archive has lines of kind '%s'. A working copy has no `kind`.", kind);
    }
}
