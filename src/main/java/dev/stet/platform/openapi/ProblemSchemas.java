package dev.stet.platform.openapi;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

import dev.stet.platform.problem.ProblemType;

/** A schema for each type of problem, which says what {@code type} it has, so that a client that looks at it knows the rest. */
class ProblemSchemas {

    private static final String BASE = "Problem";

    /** Of each status that several types share; of 412, the responses say which they mean. */
    private static final Map<Integer, String> UNIONS = Map.of(400, "BadRequestProblem", 403, "ForbiddenProblem", 409,
            "ConflictingProblem", 410, "GoneProblem", 422, "UnprocessableProblem");

    private ProblemSchemas() {
    }

    /** {@code NOT_FOUND} has the schema {@code NotFoundProblem}. */
    static String nameOf(ProblemType type) {
        return SharedResponses.nameOf(type) + BASE;
    }

    /** What an answer with the status of this type may be: an operation that refuses with one may refuse with the others. */
    static String answered(ProblemType type) {
        return UNIONS.getOrDefault(type.status(), nameOf(type));
    }

    /** By name; all that there are, and those of responses that may be any of several. */
    static Map<String, Schema> all() {
        Map<String, Schema> all = new TreeMap<>();
        for (ProblemType type : ProblemType.values()) {
            all.put(nameOf(type), OASFactory.createSchema().description(type.title() + ".")
                    .allOf(List.of(OASFactory.createSchema().ref(BASE), typed(type))));
        }
        UNIONS.forEach((status, name) -> all.put(name, OASFactory.createSchema()
                .description("One of these; `type` tells which.")
                .anyOf(Arrays.stream(ProblemType.values()).filter(type -> type.status() == status)
                        .map(type -> OASFactory.createSchema().ref(nameOf(type))).toList())));
        return all;
    }

    private static Schema typed(ProblemType type) {
        return OASFactory.createSchema().type(List.of(OBJECT)).additionalPropertiesBoolean(true).addProperty("type",
                OASFactory.createSchema().type(List.of(STRING)).enumeration(List.of(type.uri())));
    }
}
