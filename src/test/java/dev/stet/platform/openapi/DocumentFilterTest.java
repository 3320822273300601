package dev.stet.platform.openapi;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.Indexer;
import org.junit.jupiter.api.Test;

import dev.stet.platform.problem.ProblemType;
import io.smallrye.openapi.api.SmallRyeOpenAPI;

/** What every resource gets said of it, without saying it. */
class DocumentFilterTest {

    private final OpenAPI document = filtered();
    private final Operation read = operation("/api/v1/things/{slug}", HttpMethod.GET);
    private final Operation list = operation("/api/v1/things", HttpMethod.GET);
    private final Operation create = operation("/api/v1/editorial/things", HttpMethod.POST);

    @Test
    void namesOperationsAsAClientWouldCallThem() {
        assertThat(read.getOperationId(), is("readThing"));
        assertThat(create.getOperationId(), is("createEditorialThing"));
        assertThat(list.getOperationId(), is("listThings"));
    }

    @Test
    void putsThemWhereTheirPathBelongs() {
        assertThat(read.getTags(), contains("Frontends"));
        assertThat(create.getTags(), contains("Editors"));
        assertThat(list.getTags(), contains("Articles"));
        assertThat(Audience.of("/api/v1/integration/keys").tag, is("Integrators"));
    }

    @Test
    void asksForAKeyBehindTheGatesOnly() {
        assertThat(create.getSecurity().get(0).getSchemes(), hasKey("key"));
        assertThat(read.getSecurity(), is(List.of()));
    }

    @Test
    void addsTheRefusalsThatFollowFromPathAndBody() {
        assertThat(statuses(read), contains("200", "304", "400", "404", "406", "414", "431", "500", "503"));
        assertThat(statuses(list), contains("200", "400", "414", "431", "500", "503"));
        assertThat(statuses(create),
                contains("201", "400", "401", "403", "408", "409", "413", "414", "415", "422", "429", "431", "500", "503"));
        assertThat(reference(create, "401"), is("#/components/responses/Unauthenticated"));
        assertThat(reference(list, "503"), is("#/components/responses/InternalError"));
    }

    @Test
    void tellsHowAnAnswerMayBeKept() {
        assertThat(headers(read, "200").keySet(),
                containsInAnyOrder("ETag", "Cache-Control", "Cache-Groups", "Link", "Accept-Query"));
        assertThat(headers(list, "200").keySet(), contains("Cache-Control"));
        assertThat(headers(create, "201").keySet(),
                containsInAnyOrder("Cache-Control", "Location", "Idempotency-Replayed"));
        assertThat(headers(create, "201").get("Cache-Control").getRef(), is("#/components/headers/NoStore"));
    }

    @Test
    void closesWhatIsSentAndLeavesOpenWhatIsRead() {
        assertThat(schema("ThingForm").getAdditionalPropertiesBoolean(), is(false));
        assertThat(schema("FormPart").getAdditionalPropertiesBoolean(), is(false));
        assertThat(schema("Thing").getAdditionalPropertiesBoolean(), is((Boolean) null));
        assertThat(schema("Part").getAdditionalPropertiesBoolean(), is((Boolean) null));
    }

    @Test
    void keepsWhatIsUsedInOrder() {
        assertThat(document.getPaths().getPathItems().keySet(),
                contains("/api/v1/editorial/things", "/api/v1/things", "/api/v1/things/{slug}"));
        Set<String> schemas = document.getComponents().getSchemas().keySet();
        assertThat(schemas.stream().filter(name -> !name.matches(".+Problem")).toList(),
                contains("Fault", "FormPart", "Part", "Problem", "Thing", "ThingForm"));
        assertThat(schemas, hasItems("NotFoundProblem", "BadRequestProblem"));
        assertThat(schemas, not(hasItem("StaleEditProblem")));
        assertThat(document.getTags().stream().map(Tag::getName).toList(), contains("Frontends", "Articles", "Editors"));
        assertThat(document.getComponents().getResponses(), not(hasKey("StaleEdit")));
        assertThat(document.getComponents().getHeaders().keySet(), hasItems("ETag", "NoStore", "Challenge"));
    }

    @Test
    void givesASchemaTheExampleThatLiesInItsFile() {
        assertThat(schema("Thing").getExamples(), contains(Map.of("part", Map.of("name", "a whole example"))));
    }

    @Test
    void hasAnAnswerForEveryTypeOfProblem() {
        for (ProblemType type : ProblemType.values()) {
            assertThat(SharedResponses.all().get(SharedResponses.nameOf(type)).getContent().getMediaTypes()
                    .get("application/problem+json").getExamples(), hasKey(type.slug()));
        }
    }

    private Operation operation(String path, HttpMethod method) {
        return document.getPaths().getPathItem(path).getOperations().get(method);
    }

    private Schema schema(String name) {
        return document.getComponents().getSchemas().get(name);
    }

    private static Set<String> statuses(Operation operation) {
        return operation.getResponses().getAPIResponses().keySet();
    }

    private static String reference(Operation operation, String status) {
        return operation.getResponses().getAPIResponse(status).getRef();
    }

    private static Map<String, Header> headers(Operation operation, String status) {
        return operation.getResponses().getAPIResponse(status).getHeaders();
    }

    private static OpenAPI filtered() {
        OpenAPI document = SmallRyeOpenAPI.builder().enableModelReader(false).enableAnnotationScan(false)
                .withCustomStaticFile(() -> DocumentFilterTest.class.getResourceAsStream("bare.yaml")).build().model();
        new DocumentFilter(new Indexer().complete()).filterOpenAPI(document);
        return document;
    }
}
