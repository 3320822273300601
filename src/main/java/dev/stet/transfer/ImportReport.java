package dev.stet.transfer;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/**
 * What became of one item of an import. A line of the answer; written after the item's commit, so what it says is so.
 *
 * @param line where the item stood in what was sent, from 1
 * @param edition the number of the edition that readers see because of it; {@code null} where none was made
 * @param problem why it failed; {@code null} unless it did
 */
@Schema(name = "ImportReport", description = "What became of one item. Written after its commit: what it says is so.", requiredProperties = {
        "line", "status" })
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportReport(
        @Schema(description = "Where the item stood in what was sent, from 1.", examples = "1") long line,
        Status status,
        UUID id,
        @Schema(examples = "en") String locale,
        @Schema(examples = "deepseeks-rise") String slug,
        @Schema(description = "The edition made of it; absent where none was.", examples = "1") Integer edition,
        @Schema(description = "Why it failed; nothing of the item was kept.") Failure problem) {

    /** What an item did to the articles here. */
    @Schema(name = "ImportStatus", enumeration = { "created", "updated", "unchanged", "failed" })
    enum Status {
        CREATED,
        UPDATED,
        UNCHANGED,
        FAILED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A problem as RFC 9457 has it, without what belongs to a whole answer. */
    @Schema(name = "ImportFailure", requiredProperties = { "type", "title", "detail" })
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Failure(@Schema(examples = "/problems/invalid-content") String type, String title, String detail,
            List<Fault> errors) {

        Failure {
            errors = errors == null ? List.of() : errors;
        }
    }

    static ImportReport failed(long line, Problem problem) {
        return new ImportReport(line, Status.FAILED, null, null, null, null,
                new Failure(problem.type().uri(), problem.type().title(), problem.detail(), problem.faults()));
    }
}
