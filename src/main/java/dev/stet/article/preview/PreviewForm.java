package dev.stet.article.preview;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Until when a link shows the working copy; by either member, or for a week. */
@Schema(description = "Until when the link works: by either member, not both; for a week if absent. At most 90 days.")
record PreviewForm(
        @Schema(nullable = true, examples = "2026-02-01T12:00:00Z") Instant expiresAt,
        @Schema(nullable = true, implementation = String.class, format = "duration", examples = "P7D", description = "ISO 8601: days, hours, minutes, seconds.") Duration expiresIn) {

    static final PreviewForm USUAL = new PreviewForm(null, null);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration FAR = Duration.ofDays(10_000);

    Instant end(Instant now) {
        if (expiresAt != null) {
            return expiresAt;
        }
        Duration wanted = expiresIn == null ? WEEK : expiresIn;
        // refused either way, but a sum beyond all time could not be judged
        return now.plus(wanted.compareTo(FAR) > 0 ? FAR : wanted.compareTo(FAR.negated()) < 0 ? FAR.negated() : wanted);
    }
}
