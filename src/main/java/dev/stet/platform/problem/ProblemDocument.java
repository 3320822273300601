package dev.stet.platform.problem;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The body of every 4xx and 5xx answer, {@code application/problem+json}.
 *
 * @param type a relative reference to a page that explains this type of problem
 * @param instance the path of the request
 * @param traceId 32 hexadecimal digits that find this exchange in the server's log
 * @param errors every single fault, left out when there are none
 * @param members extension members of this type, beside the others
 */
@JsonPropertyOrder({ "type", "title", "status", "detail", "instance", "traceId", "errors" })
public record ProblemDocument(String type, String title, int status, String detail, String instance, String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors, @JsonIgnore Map<String, Object> members) {

    public static ProblemDocument of(Problem problem, String instance, String traceId) {
        ProblemType type = problem.type();
        return new ProblemDocument(type.uri(), type.title(), type.status(), problem.detail(), instance, traceId,
                problem.faults(), problem.members());
    }

    @JsonAnyGetter
    Map<String, Object> extensions() {
        return members;
    }
}
