package dev.stet.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.util.FilterUtil;
import io.smallrye.openapi.api.util.UnusedSchemaFilter;

/**
 * Completes what the resources say: adds to each operation what follows from its path and method, and sorts the whole, so
 * that a change of one resource is a small change of the document.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentFilter implements OASFilter {

    private final IndexView classes;
    private final List<Schema> incomplete = new ArrayList<>();

    public DocumentFilter(IndexView classes) {
        this.classes = classes;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.hasExtension(SchemaMembers.MEMBERS_OF)) {
            incomplete.add(schema);
        }
        if (schema.getOneOf() != null && schema.getOneOf().stream().anyMatch(one -> one.getRef() != null)) {
            // what was read from the class beside its alternatives would contradict them
            schema.type(null).properties(null).required(null).additionalPropertiesSchema(null);
        }
        if (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(one -> one.getRef() != null)) {
            schema.type(null); // would forbid the null that one of the alternatives allows
        }
        if (schema.getPattern() != null && schema.getPattern().contains("\\p{")) {
            schema.setPattern(null); // Unicode classes are not what every tool's regular expressions have
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> new OperationConventions(path, method, operation).apply()));
        Components components = document.getComponents();
        new SchemaMembers(components.getSchemas(), classes).complete(incomplete);
        new RequestBodies(components).close(document.getPaths());
        new UsedComponents(document).keep();
        FilterUtil.applyFilter(new UnusedSchemaFilter(), document);
        document.setPaths(sorted(document.getPaths()));
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        components.getSchemas().forEach(Example::add);
    }

    private static Paths sorted(Paths paths) {
        Paths sorted = OASFactory.createPaths();
        new TreeMap<>(paths.getPathItems()).forEach(sorted::addPathItem);
        return sorted;
    }
}
