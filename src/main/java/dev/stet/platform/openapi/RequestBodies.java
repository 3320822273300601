package dev.stet.platform.openapi;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** A body with a member that is not documented is refused, so the schemas of bodies say that there are no others. */
class RequestBodies {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Components components;
    private final Set<Schema> closed = new HashSet<>();

    RequestBodies(Components components) {
        this.components = components;
    }

    void close(Paths paths) {
        paths.getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getRequestBody).filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> body.getContent().getMediaTypes().entrySet().stream()).forEach(type -> {
                    if (type.getKey().equals(MERGE_PATCH)) {
                        type.getValue().setSchema(patch(type.getValue().getSchema()));
                    }
                    close(type.getValue().getSchema());
                });
    }

    /** A patch needs none of the members that the whole needs. */
    private Schema patch(Schema whole) {
        Schema known = whole.getRef() == null ? whole : referred(whole);
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(known.getDescription())
                .properties(known.getProperties());
    }

    private Schema referred(Schema schema) {
        return components.getSchemas().get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1));
    }

    private void close(Schema schema) {
        if (schema == null || !closed.add(schema)) {
            return;
        }
        if (schema.getRef() != null) {
            close(referred(schema));
        }
        if (schema.getProperties() != null && schema.getAdditionalPropertiesSchema() == null) {
            schema.setAdditionalPropertiesBoolean(false);
        }
        inside(schema).forEach(this::close);
    }

    private static Stream<Schema> inside(Schema schema) {
        return Stream.of(
                schema.getProperties() == null ? List.<Schema> of() : schema.getProperties().values(),
                schema.getItems() == null ? List.<Schema> of() : List.of(schema.getItems()),
                orNone(schema.getAllOf()), orNone(schema.getAnyOf()), orNone(schema.getOneOf()))
                .flatMap(Collection::stream).filter(Objects::nonNull);
    }

    private static List<Schema> orNone(List<Schema> schemas) {
        return schemas == null ? List.of() : schemas;
    }
}
