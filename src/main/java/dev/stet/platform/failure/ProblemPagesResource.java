package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.problem.Explanation;
import dev.stet.platform.problem.ProblemDocument;
import dev.stet.platform.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages to which {@code type} of a problem document leads. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PublicRead
class ProblemPagesResource {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final ObjectMapper json;

    ProblemPagesResource(ObjectMapper json) {
        this.json = json;
    }

    @GET
    @Operation(hidden = true)
    public String index() {
        return Templates.problems(ProblemType.values()).render();
    }

    @GET
    @Path("{type}")
    @Operation(hidden = true)
    public String page(String type) throws JsonProcessingException {
        ProblemType known = ProblemType.ofSlug(type)
                .orElseThrow(() -> NOT_FOUND.because("No type of problem '%s'; /problems lists all.", type));
        return Templates.problem(known, Explanation.of(known), example(known)).render();
    }

    private String example(ProblemType type) throws JsonProcessingException {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(
                ProblemDocument.of(Explanation.of(type).example(), "/api/v1/…", TRACE));
    }

    @CheckedTemplate(basePath = "problem")
    static class Templates {

        static native TemplateInstance problems(ProblemType[] types);

        static native TemplateInstance problem(ProblemType type, Explanation explanation, String example);
    }
}
