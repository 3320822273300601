package dev.stet.comment.screening;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.jsoup.Jsoup;

import dev.stet.comment.privacy.Contacts;
import dev.stet.comment.screening.ScreeningSettings.ModerationPolicy;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.validation.BlankText;
import dev.stet.text.Markdown;

/** Judges a comment by what can be known of it here; {@link Akismet} asks others afterwards. */
@ApplicationScoped
public class Screening {

    /** In clean HTML, where a {@code <} stands for nothing else. */
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=");

    private final ScreeningSettings settings;
    private final CommenterHistory commenterHistory;
    private final Akismet akismet;
    private final Contacts contacts;

    Screening(ScreeningSettings settings, CommenterHistory commenterHistory, Akismet akismet, Contacts contacts) {
        this.settings = settings;
        this.commenterHistory = commenterHistory;
        this.akismet = akismet;
        this.contacts = contacts;
    }

    /**
     * Does the same work whoever the author says to be.
     *
     * @throws Problem {@code conflict} where the article takes no comments; {@code invalid-content} for a text that says
     *         nothing
     */
    @Transactional(TxType.MANDATORY)
    public Verdict judge(CommentSubmission commentSubmission) {
        requireWords(commentSubmission);
        CommenterHistory.Found found = commenterHistory.of(commentSubmission);
        if (!found.open()) {
            throw CONFLICT.because("This article takes no comments.");
        }
        List<String> doubts = doubts(commentSubmission, found);
        List<String> blocked = blocked(commentSubmission);
        if (!blocked.isEmpty()) {
            return Verdict.spam(blocked);
        }
        return found.said() ? Verdict.duplicate() : Verdict.of(doubts);
    }

    /**
     * After the transaction at hand has committed, asks Akismet about what was judged here, where that is configured.
     *
     * @param userAgent {@code null} where the client sent none
     */
    public void checkLater(UUID comment, CommentSubmission commentSubmission, Verdict verdict, String userAgent) {
        if (verdict.doubts().contains(Akismet.DOUBT)) {
            akismet.checkAfterCommit(new Akismet.Question(comment, commentSubmission, userAgent));
        }
    }

    private List<String> blocked(CommentSubmission commentSubmission) {
        String[] indexes = contacts.indexes(commentSubmission.person().email());
        List<String> blocked = new ArrayList<>(Block.listMatching(commentSubmission, indexes));
        if (commentSubmission.trapped()) {
            blocked.add("honeypot");
        }
        return blocked;
    }

    private List<String> doubts(CommentSubmission commentSubmission, CommenterHistory.Found found) {
        List<String> doubts = new ArrayList<>();
        ModerationPolicy moderation = found.moderation() == null ? settings.moderation() : found.moderation();
        if (moderation == ModerationPolicy.ALL) {
            doubts.add("moderated");
        }
        if (moderation == ModerationPolicy.FIRST_TIME && !found.known()) {
            doubts.add("first-time");
        }
        if (links(commentSubmission) > settings.maxLinks()) {
            doubts.add("links");
        }
        // an address proves nothing, so what was said under another one counts like what was said under this one
        if (found.repeated() || found.echoed() && !found.known()) {
            doubts.add("repeated");
        }
        if (akismet.isConfigured()) {
            doubts.add(Akismet.DOUBT);
        }
        return doubts;
    }

    /** What is not blank as it was typed may be so to readers, as {@code ![](x)} is. */
    private static void requireWords(CommentSubmission commentSubmission) {
        if (BlankText.is(Jsoup.parseBodyFragment(Markdown.inlineHtml(commentSubmission.words().body())).text())) {
            throw INVALID_CONTENT.because(List.of(Fault.at("#/body", "Shows nothing to readers.")),
                    "#/body: Shows nothing to readers.");
        }
    }

    private static long links(CommentSubmission commentSubmission) {
        return LINK.matcher(Markdown.inlineHtml(commentSubmission.words().body())).results().count();
    }
}
