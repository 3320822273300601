package dev.stet.platform.openapi;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Reference;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Puts the shared responses into the document, and keeps of them, of the headers and of the tags those that are used. */
class UsedComponents {

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
        Set<String> used = operations().flatMap(operation -> operation.getTags().stream()).collect(Collectors.toSet());
        document.setTags(document.getTags().stream().filter(tag -> used.contains(tag.getName())).toList());
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
