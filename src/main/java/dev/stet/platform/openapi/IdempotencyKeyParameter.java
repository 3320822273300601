package dev.stet.platform.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Every POST takes a key by which it can be sent again, but those whose answer is a stream. */
class IdempotencyKeyParameter {

    private static final String STREAM = "application/x-ndjson";

    private IdempotencyKeyParameter() {
    }

    static boolean isOffered(HttpMethod method, Operation operation) {
        return method == HttpMethod.POST
                && operation.getResponses().getAPIResponses().values().stream().noneMatch(IdempotencyKeyParameter::streams);
    }

    private static boolean streams(APIResponse response) {
        return response.getContent() != null && response.getContent().hasMediaType(STREAM);
    }

    static Parameter key() {
        return OASFactory.createParameter().name("Idempotency-Key").in(Parameter.In.HEADER)
                .description("A string in double quotes that you choose, such as a random UUID. Sent again with the same body "
                        + "within 24 hours, the request has no second effect and gets the first answer again.")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).maxLength(1_000))
                .example("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
    }
}
