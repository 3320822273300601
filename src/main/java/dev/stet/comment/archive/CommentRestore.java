package dev.stet.comment.archive;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.account.Caller;
import dev.stet.comment.privacy.Contacts;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.CommentThreadRestore;
import dev.stet.platform.problem.Fault;
import dev.stet.text.Markdown;

/** Lets comments come back from an archive as they stood: same ids, threads, states and counts. */
@ApplicationScoped
public class CommentRestore {

    private final CommentThreadRestore commentThreadRestore;
    private final Contacts contacts;

    CommentRestore(CommentThreadRestore commentThreadRestore, Contacts contacts) {
        this.commentThreadRestore = commentThreadRestore;
        this.contacts = contacts;
    }

    /**
     * One that is here already stays as it is, with all that is kept or no longer kept of whom it is from.
     *
     * @param line valid; its article is here
     * @return whether it is new
     * @throws dev.stet.platform.problem.Problem {@code conflict} where it is here and says something else,
     *         {@code invalid-content}
     */
    @Transactional
    public boolean bring(CommentLine line, Caller caller) {
        check(line);
        Optional<Comment> here = Comment.findByIdOptional(line.id());
        if (here.isPresent()) {
            requireTheSame(CommentLine.of(here.get()), line);
            return false;
        }
        Comment comment = commentThreadRestore.bring(line.former(), caller.account());
        if (line.contact() != null) {
            contacts.bring(comment, line.contact().email(), line.contact().wantsReplies(), line.contact().confirmedAt());
        }
        return true;
    }

    /**
     * What of a line can be told without looking at what is here.
     *
     * @throws dev.stet.platform.problem.Problem {@code invalid-content}
     */
    public void check(CommentLine line) {
        boolean erased = line.erasedAt() != null;
        if (erased != (line.author() == null) || erased != (line.body() == null) || erased && line.contact() != null) {
            throw INVALID_CONTENT.because(List.of(Fault.at("#/erasedAt", "Tells something else than author and body.")),
                    "An erased comment has neither author nor body nor contact, any other has author and body.");
        }
        if (!erased) { // what readers may see is rendered when they read it, so it is tried now
            Markdown.inlineHtml(line.body());
        }
    }

    private static void requireTheSame(CommentLine here, CommentLine line) {
        if (!here.equals(line.publicPart())) {
            throw CONFLICT.because("The comment %s is here already, and not as in the archive. It stays as it is.", line.id());
        }
    }
}
