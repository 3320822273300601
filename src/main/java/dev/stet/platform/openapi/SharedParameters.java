package dev.stet.platform.openapi;

import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The parameters that many operations have: the names in their paths, and the key of a POST. */
class SharedParameters {

    private static final Map<String, String> MEANINGS = Map.of(
            "article", "The slug of the article, in the locale that `locale` names, or its id.",
            "section", "The slug of the section within its article, or its id.",
            "slug", "The slug.",
            "id", "The id.",
            "edition", "The number of the edition, from 1.",
            "number", "The number, from 1.",
            "token", "The last segment of the link, as it was given.");
    private static final String DOCUMENT = "text/markdown";
    private static final String STREAM = "application/x-ndjson";

    private SharedParameters() {
    }

    /** The same name in curly braces means the same in every path, unless its resource says more. */
    static void describePath(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(each -> each.getIn() == Parameter.In.PATH && each.getDescription() == null)
                    .forEach(each -> each.setDescription(MEANINGS.get(each.getName())));
        }
    }

    /** Every POST takes a key by which it can be sent again, but those whose answer is a stream; unless a document is sent. */
    static boolean takesIdempotencyKey(HttpMethod method, Operation operation) {
        return method == HttpMethod.POST && (takesDocument(operation)
                || operation.getResponses().getAPIResponses().values().stream().noneMatch(SharedParameters::streams));
    }

    private static boolean takesDocument(Operation operation) {
        return operation.getRequestBody() != null && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().hasMediaType(DOCUMENT);
    }

    private static boolean streams(APIResponse response) {
        return response.getContent() != null && response.getContent().hasMediaType(STREAM);
    }

    static Parameter idempotencyKey() {
        return OASFactory.createParameter().name("Idempotency-Key").in(Parameter.In.HEADER)
                .description(
                        "A string in double quotes that you choose, of 1 to 255 characters, such as a random UUID. "
                                + "Sent again with the same body within 24 hours, the request has no second effect and gets "
                                + "the first answer again.")
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).minLength(3).maxLength(257))
                .example("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
    }
}
