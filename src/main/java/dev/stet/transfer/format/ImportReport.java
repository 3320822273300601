package dev.stet.transfer.format;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.record.RecordComponents;

/**
 * What became of one item of an import. A line of the answer; written after the item's commit, so what it says is so.
 *
 * @param line where the item stood in what was sent, from 1
 * @param kind of a line of an archive; {@code null} for a working copy
 * @param id of the article, also for a line that belongs to one; else of the account or comment
 * @param revision of a line that tells of one
 * @param edition the number of the edition that readers see because of it; {@code null} where none was made. Of a line that
 *        tells of an edition, its number
 * @param scheduledFor when readers will see it; {@code null} unless that is to come
 * @param warnings where it is otherwise than its author may think; never {@code null}, and left out where there are none
 * @param problem why it failed; {@code null} unless it did
 */
@Schema(name = "ImportReport", description = "What became of one item. Written after its commit: what it says is so.",
        requiredProperties = { "line", "status" })
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportReport(
        @Schema(description = "Where the item stood in what was sent, from 1.", examples = "1") long line,
        @Schema(description = "What it is, in an archive; absent for a working copy.", enumeration = {
                "account", "tag", "author", "article", "text", "revision", "edition", "comment" }) String kind,
        Status status,
        @Schema(description = "Of the article, also for a line that belongs to one; else of the account or comment.") UUID id,
        @Schema(examples = "en") String locale,
        @Schema(examples = "deepseeks-rise") String slug,
        @Schema(description = "The revision that a line of an archive tells of.", examples = "3") Integer revision,
        @Schema(description = "The edition made of it; absent where none was. Of a line of an archive, that which it tells of.",
                examples = "1") Integer edition,
        @Schema(description = "When readers will see it, for its `publishedAt` is to come; absent unless that is so.",
                examples = "2030-01-28T08:00:00Z") Instant scheduledFor,
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "What was lost or mended, or is not where its author put it.") List<Fault> warnings,
        @Schema(description = "Why it failed; nothing of the item was kept.") Failure problem){

    public ImportReport {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    private static final RecordComponents<ImportReport> MEMBERS = RecordComponents.of(ImportReport.class);

    /** What an item did to the articles here. */
    @Schema(name = "ImportStatus", enumeration = { "created", "updated", "unchanged", "failed" })
    public enum Status {
        CREATED,
        UPDATED,
        UNCHANGED,
        FAILED;

        public static Status of(boolean created) {
            return created ? CREATED : UNCHANGED;
        }

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A problem as RFC 9457 has it, without what belongs to a whole answer. */
    @Schema(name = "ImportFailure", requiredProperties = { "type", "title", "detail" })
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Failure(@Schema(examples = "/problems/invalid-content") String type, String title, String detail,
            List<Fault> errors) {

        public Failure {
            errors = errors == null ? List.of() : errors;
        }
    }

    /** Of something that has none of the other members. */
    public static ImportReport of(Status status, UUID id) {
        return of(status, id, null, null);
    }

    /** Of a tag or an author. */
    public static ImportReport named(Status status, String slug) {
        return of(status, null, null, slug);
    }

    public static ImportReport of(Status status, UUID id, String locale, String slug) {
        return new ImportReport(0, null, status, id, locale, slug, null, null, null, null, null);
    }

    public ImportReport with(Status status) {
        return MEMBERS.with(this, Map.of("status", status));
    }

    public ImportReport withRevision(int number) {
        return MEMBERS.with(this, Map.of("revision", number));
    }

    public ImportReport withEdition(Integer number) {
        return number == null ? this : MEMBERS.with(this, Map.of("edition", number));
    }

    public ImportReport scheduledFor(Instant from) {
        return from == null ? this : MEMBERS.with(this, Map.of("scheduledFor", from));
    }

    /** Besides those that it has. */
    public ImportReport warning(List<Fault> others) {
        return others.isEmpty() ? this
                : MEMBERS.with(this, Map.of("warnings", Stream.concat(warnings.stream(), others.stream()).toList()));
    }

    public static ImportReport failed(Failure failure) {
        return new ImportReport(0, null, Status.FAILED, null, null, null, null, null, null, null, failure);
    }

    public static ImportReport failed(Problem problem) {
        return failed(new Failure(problem.type().uri(), problem.type().title(), problem.detail(), problem.faults()));
    }

    public ImportReport at(long line, String kind) {
        return new ImportReport(line, kind, status, id, locale, slug, revision, edition, scheduledFor, warnings, problem);
    }
}
