package dev.stet.platform.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
 * members of another schema that are not told already.
 */
class SchemaMembers {

    static final String MEMBERS_OF = "x-members-of";
    private static final String ALL = "*";

    private final Map<String, Schema> schemas;
    private final IndexView classes;

    SchemaMembers(Map<String, Schema> schemas, IndexView classes) {
        this.schemas = schemas;
        this.classes = classes;
    }

    /** @param incomplete those with the extension, wherever they stand */
    void complete(List<Schema> incomplete) {
        incomplete.forEach(this::addMembers);
        classes.getAnnotations(org.eclipse.microprofile.openapi.annotations.media.Schema.class).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.CLASS)
                .forEach(this::require);
    }

    private void addMembers(Schema schema) {
        if (!schema.hasExtension(MEMBERS_OF)) {
            return; // it stands in two places
        }
        Map<String, Schema> own = schema.getProperties();
        Map<String, Schema> all = new LinkedHashMap<>();
        schemas.get((String) schema.getExtensions().get(MEMBERS_OF)).getProperties()
                .forEach((name, member) -> all.put(name, own.getOrDefault(name, member)));
        own.forEach(all::putIfAbsent);
        schema.setProperties(all);
        schema.removeExtension(MEMBERS_OF);
    }

    private void require(AnnotationInstance annotation) {
        AnnotationValue name = annotation.value("name");
        Schema schema = schemas.get(name == null ? annotation.target().asClass().simpleName() : name.asString());
        if (schema != null && List.of(ALL).equals(schema.getRequired())) {
            Set<String> optional = annotation.target().asClass().fields().stream()
                    .filter(field -> field.hasAnnotation(JsonInclude.class)).map(FieldInfo::name).collect(Collectors.toSet());
            List<String> required = new ArrayList<>(schema.getProperties().keySet());
            required.removeAll(optional);
            schema.setRequired(required);
        }
    }
}
