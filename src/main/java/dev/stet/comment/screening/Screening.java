package dev.stet.comment.screening;

import static dev.stet.platform.problem.ProblemType.CONFLICT;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.comment.privacy.Contacts;
import dev.stet.platform.problem.Problem;
import dev.stet.text.Markdown;

/** Judges a comment by what can be known of it here; {@link Akismet} asks others afterwards. */
@ApplicationScoped
public class Screening {

    /** In clean HTML, where a {@code <} stands for nothing else. */
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=");

    private final ScreeningSettings settings;
    private final Acquaintance acquaintance;
    private final Akismet akismet;
    private final Contacts contacts;

    Screening(ScreeningSettings settings, Acquaintance acquaintance, Akismet akismet, Contacts contacts) {
        this.settings = settings;
        this.acquaintance = acquaintance;
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
    public Verdict judge(Candidate candidate) {
        Acquaintance.Found found = acquaintance.of(candidate);
        if (!found.open()) {
            throw CONFLICT.because("This article takes no comments.");
        }
        List<String> doubts = doubts(candidate, found);
        List<String> blocked = blocked(candidate);
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
    public void checkLater(UUID comment, Candidate candidate, Verdict verdict, String userAgent) {
        if (verdict.doubts().contains(Akismet.DOUBT)) {
            akismet.checkAfterCommit(comment, candidate, userAgent);
        }
    }

    private List<String> blocked(Candidate candidate) {
        String[] indexes = contacts.indexes(candidate.person().email());
        List<String> blocked = new ArrayList<>(Block.listMatching(candidate, indexes));
        if (candidate.trapped()) {
            blocked.add("honeypot");
        }
        return blocked;
    }

    private List<String> doubts(Candidate candidate, Acquaintance.Found found) {
        List<String> doubts = new ArrayList<>();
        Moderation moderation = found.moderation() == null ? settings.moderation() : found.moderation();
        if (moderation == Moderation.ALL) {
            doubts.add("moderated");
        }
        if (moderation == Moderation.FIRST_TIME && !found.known()) {
            doubts.add("first-time");
        }
        if (links(candidate) > settings.maxLinks()) {
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

    private static long links(Candidate candidate) {
        return LINK.matcher(Markdown.inlineHtml(candidate.words().body())).results().count();
    }
}
