package dev.stet.comment.posting;

import static dev.stet.platform.problem.ProblemType.CONFLICT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.article.reading.VisibleEdition;
import dev.stet.comment.posting.CommentForm.OwnEditForm;
import dev.stet.comment.privacy.Commenter;
import dev.stet.comment.privacy.Contact;
import dev.stet.comment.privacy.Contacts;
import dev.stet.comment.privacy.Erasure;
import dev.stet.comment.screening.CommentSubmission;
import dev.stet.comment.screening.Screening;
import dev.stet.comment.screening.Verdict;
import dev.stet.comment.thread.Comment;
import dev.stet.comment.thread.CommentWriter;
import dev.stet.platform.idempotency.StoredAnswers.AnswerSubject;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.time.DatabaseClock;

/** What readers do with their own comments: post, edit and erase them. */
@ApplicationScoped
class CommentPosting {

    private final CommentWriter commentWriter;
    private final Screening screening;
    private final Contacts contacts;
    private final Erasure erasure;
    private final FormTokens forms;
    private final CommentTokens tokens;
    private final PostingSettings settings;
    private final AnswerSubject answer;

    CommentPosting(CommentWriter commentWriter, Screening screening, Contacts contacts, Erasure erasure, FormTokens forms,
            CommentTokens tokens, PostingSettings settings, AnswerSubject answer) {
        this.commentWriter = commentWriter;
        this.screening = screening;
        this.contacts = contacts;
        this.erasure = erasure;
        this.forms = forms;
        this.tokens = tokens;
        this.settings = settings;
        this.answer = answer;
    }

    /**
     * @param slug of the article that readers find there now
     * @throws dev.stet.platform.http.Moved where that has another slug now
     * @throws Problem {@code not-found}; {@code conflict} where the article is closed; {@code invalid-content}
     */
    @Transactional
    PostedCommentView post(String slug, String locale, CommentForm form, CommentClient client) {
        UUID article = VisibleEdition.articleAt(slug, locale);
        Instant now = DatabaseClock.now();
        forms.use(form.formToken(), article, now);
        Commenter commenter = person(form.author().email().strip(), client);
        CommentSubmission commentSubmission = new CommentSubmission(article, null, form.parent(), form.words(), commenter,
                form.trapped());
        Verdict verdict = screening.judge(commentSubmission);
        Comment comment = commentWriter.add(article, form.parent(), commentSubmission.words(), verdict.status(),
                verdict.doubts(), now);
        contacts.keep(comment, commenter, Boolean.TRUE.equals(form.subscribe()));
        screening.checkLater(comment.id, commentSubmission, verdict, client.userAgent());
        answer.is(comment.id);
        return PostedCommentView.of(comment, tokens.of(comment.id), settings.editWindow());
    }

    /**
     * What was judged once is judged anew, lest somebody have one thing approved and say another; the token of this comment
     * proves nothing about others.
     *
     * @param token those of other comments may stand beside it
     * @throws Problem {@code comment-token}; {@code conflict} after the window, and where others have replied
     */
    @Transactional
    PostedCommentView edit(UUID id, String token, OwnEditForm form, CommentClient client) {
        Comment comment = own(id, token);
        Contact contact = Contact.<Contact> findByIdOptional(id).orElseThrow(CommentTokens::refused);
        Commenter commenter = person(contacts.email(contact).orElse(""), client);
        CommentSubmission commentSubmission = new CommentSubmission(comment.articleId, id, comment.parentId, form.words(),
                commenter, false);
        if (comment.says(commentSubmission.words())) {
            return PostedCommentView.of(comment, null, settings.editWindow());
        }
        Verdict verdict = screening.judge(commentSubmission);
        boolean open = Verdict.isOpen(comment);
        commentWriter.revise(comment, commentSubmission.words(), open ? verdict.status() : comment.status, verdict.doubts(),
                DatabaseClock.now());
        contacts.revise(comment);
        if (open) {
            screening.checkLater(id, commentSubmission, verdict, client.userAgent());
        }
        return PostedCommentView.of(comment, null, settings.editWindow());
    }

    /** @throws Problem {@code comment-token}, {@code conflict} after the window */
    @Transactional
    void erase(UUID id, String token) {
        erasure.erase(own(id, token), null);
    }

    private Comment own(UUID id, String token) {
        tokens.require(token, id);
        // before anybody looks what became of it: spam goes after a while, and nobody is told that it was spam
        Instant end = CommentTokens.postedAt(id).plus(settings.editWindow());
        if (!DatabaseClock.now().isBefore(end)) {
            throw CONFLICT.because("A comment can be edited and erased by its author until %s. Ask those who run the site.",
                    end.truncatedTo(ChronoUnit.SECONDS));
        }
        return Comment.lock(id).filter(locked -> !locked.isErased()).orElseThrow(CommentTokens::refused);
    }

    private Commenter person(String email, CommentClient client) {
        return new Commenter(email, client.address(), tokens.comments(client.tokens()));
    }

    /**
     * The program that a request comes from.
     *
     * @param address as {@link dev.stet.platform.limit.ClientAddress} gives it
     * @param userAgent {@code null} where it did not say
     * @param tokens the header {@code Comment-Token} as sent, {@code null} without
     */
    record CommentClient(String address, String userAgent, String tokens) {

        /** Says nothing: logs like to print things. */
        @Override
        public String toString() {
            return "a client";
        }
    }
}
