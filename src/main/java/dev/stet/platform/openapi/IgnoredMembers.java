package dev.stet.platform.openapi;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Members that only reading gives, and that a form takes and ignores, so that what was read can be sent back: each has the type
 * that the answer of the same operation gives it.
 */
class IgnoredMembers {

    private static final String JSON = "application/json";

    private final Map<String, Schema> schemas;

    IgnoredMembers(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void type(Paths paths) {
        paths.getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null).forEach(this::type);
    }

    private void type(Operation operation) {
        operation.getResponses().getAPIResponses().entrySet().stream().filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue).map(APIResponse::getContent).filter(Objects::nonNull)
                .flatMap(content -> of(content, JSON))
                .forEach(view -> schemasOf(operation.getRequestBody().getContent())
                        .forEach(form -> type(form, view)));
    }

    private Stream<Schema> schemasOf(Content content) {
        return content == null ? Stream.empty()
                : content.getMediaTypes().keySet().stream().filter(type -> type.endsWith("json"))
                        .flatMap(type -> of(content, type));
    }

    private Stream<Schema> of(Content content, String type) {
        return Stream.ofNullable(content.getMediaType(type)).map(each -> each.getSchema()).filter(Objects::nonNull)
                .map(schema -> schema.getRef() == null ? schema
                        : schemas.get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1)));
    }

    private static void type(Schema form, Schema view) {
        if (form.getProperties() != null && view.getProperties() != null) {
            form.getProperties().forEach((name, member) -> {
                Schema told = view.getProperties().get(name);
                if (Boolean.TRUE.equals(member.getReadOnly()) && isBare(member) && told != null) {
                    become(member, told);
                }
            });
        }
    }

    private static boolean isBare(Schema schema) {
        return schema.getType() == null && schema.getRef() == null && schema.getAnyOf() == null && schema.getAllOf() == null;
    }

    private static void become(Schema member, Schema told) {
        if (told.getRef() != null) {
            member.setAllOf(Stream.of(OASFactory.createSchema().ref(told.getRef())).toList());
        }
        if (told.getAllOf() != null) {
            member.setAllOf(told.getAllOf());
        }
        member.setType(told.getRef() == null ? told.getType() : null);
        member.setFormat(told.getFormat());
        member.setEnumeration(told.getEnumeration());
        member.setAnyOf(told.getAnyOf());
    }
}
