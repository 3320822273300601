package dev.stet.platform.openapi;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * What is known of each kind of change. The frame says it once, as a schema {@code …Event} with its kinds in {@code x-kinds};
 * from this follow the members of the union {@code Change}, the webhooks with the bodies that they are sent, and what may be
 * asked for.
 */
class EventSchemas {

    private static final String KINDS = "x-kinds";
    private static final String EVENT = "Event";
    private static final String CHANGE = "Change";
    private static final String SNAPSHOT = "article.snapshot";
    private static final List<String> SENT = List.of("article.", "comment.", "webhook.tested");

    private final OpenAPI document;
    private final Components components;

    EventSchemas(OpenAPI document) {
        this.document = document;
        this.components = document.getComponents();
    }

    void add() {
        Map<String, Schema> schemas = Map.copyOf(components.getSchemas());
        Schema change = schemas.get(CHANGE);
        List<String> events = schemas.keySet().stream().filter(name -> schemas.get(name).get(KINDS) != null).sorted().toList();
        if (change == null || events.isEmpty()) {
            return;
        }
        List<Schema> changes = new ArrayList<>();
        TreeSet<Object> all = new TreeSet<>();
        for (String event : events) {
            List<Object> kinds = kinds(schemas.get(event));
            all.addAll(kinds);
            changes.add(reference(put(nameOf(event, CHANGE), change(change, event, kinds))));
            tell(event, kinds);
        }
        put(CHANGE, OASFactory.createSchema().description(change.getDescription()).oneOf(changes));
        all.remove(SNAPSHOT);
        ask(List.copyOf(all));
    }

    private static List<Object> kinds(Schema event) {
        List<Object> kinds = new ArrayList<>((List<?>) event.get(KINDS));
        event.set(KINDS, null);
        return kinds;
    }

    private static String nameOf(String event, String what) {
        return event.substring(0, event.length() - EVENT.length()) + what;
    }

    private String put(String name, Schema schema) {
        components.addSchema(name, schema);
        return name;
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Schema oneOf(List<Object> kinds, String description) {
        return OASFactory.createSchema().type(List.of(STRING)).enumeration(kinds).description(description);
    }

    private static Schema change(Schema change, String event, List<Object> kinds) {
        Map<String, Schema> members = new LinkedHashMap<>(change.getProperties());
        members.put("kind", oneOf(kinds, change.getProperties().get("kind").getDescription()));
        members.put("data", reference(event));
        return OASFactory.createSchema().type(List.of(OBJECT)).description(change.getDescription()).properties(members)
                .required(change.getRequired());
    }

    /** The webhooks of these kinds, whose bodies share a schema. */
    private void tell(String event, List<Object> kinds) {
        List<Object> sent = kinds.stream()
                .filter(kind -> SENT.stream().anyMatch(kind.toString()::startsWith) && !kind.equals(SNAPSHOT)).toList();
        if (sent.isEmpty()) {
            return;
        }
        Schema data = reference(event);
        if (sent.stream().noneMatch("webhook.tested"::equals)) {
            data = reference(put(nameOf(event, "NotificationData"), OASFactory.createSchema()
                    .allOf(List.of(reference(event), reference("OfArticle")))));
        }
        Map<String, Schema> members = new LinkedHashMap<>();
        members.put("type", oneOf(sent, "What happened."));
        members.put("timestamp", reference("Instant").description("When; of what time brought, the moment it was to happen."));
        members.put("data", data);
        String body = put(nameOf(event, "Notification"), OASFactory.createSchema().type(List.of(OBJECT))
                .description("What a webhook is sent (Standard Webhooks).").properties(members)
                .required(List.of("type", "timestamp", "data")));
        sent.forEach(kind -> document.addWebhook(kind.toString(), webhook(kind.toString(), body)));
        document.setWebhooks(new TreeMap<>(document.getWebhooks()));
    }

    private static PathItem webhook(String kind, String body) {
        StringBuilder name = new StringBuilder("on");
        for (String word : kind.split("[.-]")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        APIResponses answers = OASFactory.createAPIResponses().addAPIResponse("200", OASFactory.createAPIResponse()
                .description("Taken. Any other 2xx says so, too, and what is answered is not read.")
                .content(OASFactory.createContent().addMediaType("text/plain", OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().type(List.of(STRING))))));
        return OASFactory.createPathItem().POST(OASFactory.createOperation().operationId(name.toString())
                .addTag("Events").summary("`" + kind + "`").security(List.of())
                .description("Signed, and in order for each article; told again until it is answered with a 2xx.")
                .requestBody(OASFactory.createRequestBody().required(true).content(OASFactory.createContent()
                        .addMediaType("application/json", OASFactory.createMediaType().schema(reference(body)))))
                // a call that Stet makes, not one that a client can make: generators leave it out of clients
                .responses(answers).extensions(Map.of("x-internal", true)));
    }

    private void ask(List<Object> kinds) {
        document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getTags().contains("Changes")).filter(each -> each.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .filter(parameter -> parameter.getName().equals("kind")).map(Parameter::getSchema)
                .forEach(schema -> schema.type(List.of(ARRAY)).enumeration(kinds).items(null));
    }
}
