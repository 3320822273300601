package dev.stet.platform.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Says of schemas what would have to be said again for each new member of a record: {@code requiredProperties = "*"} requires
 * all that is written in any case, which is what has no {@link JsonInclude}; the extension {@code x-members-of} adds the
 * members of another schema that are not told already. Closes what is sent.
 */
class DocumentSchemas {

    static final String MEMBERS_OF = "x-members-of";
    private static final String ALL = "*";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Components components;
    private final IndexView classes;
    private final Set<Schema> closed = new HashSet<>();

    DocumentSchemas(Components components, IndexView classes) {
        this.components = components;
        this.classes = classes;
    }

    /** @param incomplete those with the extension, wherever they stand */
    void complete(List<Schema> incomplete) {
        classes.getAnnotations(org.eclipse.microprofile.openapi.annotations.media.Schema.class).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.CLASS)
                .forEach(this::require);
        incomplete.forEach(this::addMembers);
    }

    private void addMembers(Schema schema) {
        if (!schema.hasExtension(MEMBERS_OF)) {
            return; // it stands in two places
        }
        Map<String, Schema> own = schema.getProperties();
        Map<String, Schema> all = new LinkedHashMap<>();
        Schema other = components.getSchemas().get((String) schema.getExtensions().get(MEMBERS_OF));
        other.getProperties().forEach((name, member) -> all.put(name, own.getOrDefault(name, member)));
        own.forEach(all::putIfAbsent);
        schema.setProperties(all);
        if (List.of(ALL).equals(schema.getRequired())) {
            List<String> required = new ArrayList<>(all.keySet());
            required.removeIf(name -> !own.containsKey(name) && !other.getRequired().contains(name));
            schema.setRequired(required);
        }
        schema.removeExtension(MEMBERS_OF);
    }

    private void require(AnnotationInstance annotation) {
        AnnotationValue name = annotation.value("name");
        Schema schema = components.getSchemas()
                .get(name == null ? annotation.target().asClass().simpleName() : name.asString());
        if (schema != null && !schema.hasExtension(MEMBERS_OF) && List.of(ALL).equals(schema.getRequired())) {
            Set<String> optional = annotation.target().asClass().fields().stream()
                    .filter(field -> field.hasAnnotation(JsonInclude.class)).map(FieldInfo::name).collect(Collectors.toSet());
            List<String> required = new ArrayList<>(schema.getProperties().keySet());
            required.removeAll(optional);
            schema.setRequired(required);
        }
    }

    /** A body with a member that is not documented is refused, so the schemas of bodies say that there are no others. */
    void closeBodies(Paths paths) {
        paths.getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getRequestBody).filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> body.getContent().getMediaTypes().entrySet().stream()).forEach(type -> {
                    if (type.getKey().equals(MERGE_PATCH)) {
                        type.getValue().setSchema(patch(type.getValue().getSchema()));
                    }
                    close(type.getValue().getSchema());
                });
    }

    /** A patch needs none of the members that the whole needs: that of an {@code ArticleForm} is an {@code ArticlePatch}. */
    private Schema patch(Schema whole) {
        Schema known = referred(whole);
        String name = whole.getRef().substring(whole.getRef().lastIndexOf('/') + 1).replaceFirst("Form$", "Patch");
        Map<String, Schema> members = new LinkedHashMap<>();
        known.getProperties().forEach((member, schema) -> members.put(member, unsaid(schema)));
        components.addSchema(name, OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).properties(members)
                .description("What is to change: what is left out stays, and what is null is emptied."));
        return OASFactory.createSchema().ref(name);
    }

    /**
     * A member that may be left out for good: clients send a default unasked, and where a list may not be {@code null}, an
     * empty one, which would take away what is there.
     */
    private static Schema unsaid(Schema member) {
        Schema unsaid = OASFactory.createSchema();
        unsaid.setAll(member.getAll());
        unsaid.setDefaultValue(null);
        if (member.getType() != null && member.getType().contains(Schema.SchemaType.ARRAY)) {
            unsaid.setType(List.of(Schema.SchemaType.ARRAY, Schema.SchemaType.NULL));
        }
        return unsaid;
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
