package dev.stet.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.Reference;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
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
        if (schema.hasExtension(DocumentSchemas.MEMBERS_OF)) {
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
        DocumentSchemas schemas = new DocumentSchemas(components, classes);
        schemas.complete(incomplete);
        ProblemSchemas.all().forEach(components::addSchema);
        new EventSchemas(document).add();
        schemas.closeBodies(document.getPaths());
        typeParameters(document);
        shape(document);
        new UsedComponents(document).keep();
        FilterUtil.applyFilter(new UnusedSchemaFilter(), document);
        FilterUtil.applyFilter(new SchemaLimits.OfMembers(), document);
        FilterUtil.applyFilter(new SchemaLimits.OfTypes(), document);
        document.setPaths(sorted(document.getPaths()));
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        Examples.add(document);
    }

    private static void typeParameters(OpenAPI document) {
        ParameterSchemas parameters = new ParameterSchemas(document.getComponents().getSchemas());
        document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .forEach(parameters::complete);
    }

    /** Twice: what gets a name is a component like any other from then on. */
    private static void shape(OpenAPI document) {
        Components components = document.getComponents();
        ClientTypes types = new ClientTypes();
        FilterUtil.applyFilter(types, document);
        types.named().forEach(components::addSchema);
        FilterUtil.applyFilter(types, document);
        new IgnoredMembers(components.getSchemas()).type(document.getPaths());
    }

    private static Paths sorted(Paths paths) {
        Paths sorted = OASFactory.createPaths();
        new TreeMap<>(paths.getPathItems()).forEach(sorted::addPathItem);
        return sorted;
    }

    /** Puts the shared responses into the document, and keeps of them, of the headers and of the tags those that are used. */
    private static final class UsedComponents {

        private final OpenAPI document;

        UsedComponents(OpenAPI document) {
            this.document = document;
        }

        void keep() {
            keepTags();
            Components components = document.getComponents();
            Map<String, APIResponse> known = SharedResponses.all();
            known.putAll(components.getResponses()); // those of the frame
            components.setResponses(only(referred(responses()), known));
            Stream<APIResponse> all = Stream.concat(responses(), components.getResponses().values().stream());
            components.setHeaders(only(referred(all.filter(response -> response.getHeaders() != null)
                    .flatMap(response -> response.getHeaders().values().stream())), components.getHeaders()));
        }

        private void keepTags() {
            Set<String> used = Stream.concat(operations(), webhooks()).flatMap(operation -> operation.getTags().stream())
                    .collect(Collectors.toSet());
            document.setTags(document.getTags().stream().filter(tag -> used.contains(tag.getName())).toList());
        }

        private Stream<Operation> webhooks() {
            return document.getWebhooks() == null ? Stream.empty()
                    : document.getWebhooks().values().stream().map(PathItem::getPOST);
        }

        private Stream<Operation> operations() {
            return document.getPaths().getPathItems().values().stream()
                    .flatMap(item -> item.getOperations().values().stream());
        }

        private Stream<APIResponse> responses() {
            return operations().flatMap(operation -> operation.getResponses().getAPIResponses().values().stream());
        }

        private static Set<String> referred(Stream<? extends Reference<?>> users) {
            return users.map(Reference::getRef).filter(ref -> ref != null)
                    .map(ref -> ref.substring(ref.lastIndexOf('/') + 1)).collect(Collectors.toSet());
        }

        private static <T> Map<String, T> only(Set<String> names, Map<String, T> components) {
            return names.stream().collect(Collectors.toMap(Function.identity(), name -> known(name, components),
                    (one, other) -> one, TreeMap::new));
        }

        private static <T> T known(String name, Map<String, T> components) {
            if (!components.containsKey(name)) {
                throw new IllegalStateException("The document refers to " + name + ", known are " + components.keySet());
            }
            return components.get(name);
        }
    }
}
