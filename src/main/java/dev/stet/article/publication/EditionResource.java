package dev.stet.article.publication;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.article.edition.EditionView;
import dev.stet.article.edition.EditorialArticleParams;
import dev.stet.article.edition.Redaction;
import dev.stet.article.publication.EditionQuery.WholeEdition;
import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.page.Page;
import dev.stet.platform.page.PageParams;
import dev.stet.platform.parameter.Parameters;

/** What readers saw of an article and when, for editors. */
@Path("/api/v1/editorial/articles/{article}/editions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ RoleName.READER, RoleName.AUTHOR })
@Tag(name = "History")
class EditionResource {

    private final EditionQuery editions;
    private final Redaction redaction;
    private final CurrentCaller caller;

    EditionResource(EditionQuery editions, Redaction redaction, CurrentCaller caller) {
        this.editions = editions;
        this.redaction = redaction;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listEditions", summary = "What readers saw and when",
            description = "All editions, the latest first, with one that is scheduled.")
    public Page<EditionView> list(@BeanParam EditionListParams query) {
        return editions.page(query.list(), caller.get());
    }

    @GET
    @Path("{number:\\d{1,9}}")
    @Operation(operationId = "readEdition", summary = "One edition, whole",
            description = "Its source and what was rendered from it.")
    @APIResponse(responseCode = "200", description = "The edition.",
            content = @Content(schema = @Schema(implementation = WholeEdition.class)))
    @APIResponse(responseCode = "410", ref = "Redacted")
    public WholeEdition read(@BeanParam EditorialArticleParams query, int number) {
        return editions.one(query.parse(), number, caller.get());
    }

    @DELETE
    @Path("{number:\\d{1,9}}")
    @RolesAllowed(RoleName.ADMIN)
    @Operation(operationId = "redactEdition", summary = "Redact an edition",
            description = "Takes its content away for good; number and period stay, and reading it answers 410. The revision "
                    + "that it showed goes too, once neither the working copy nor another edition shows it. "
                    + "`If-Match` is the article's ETag.")
    @APIResponse(responseCode = "200", description = "What is left of it.",
            content = @Content(schema = @Schema(implementation = EditionView.class)))
    @APIResponse(responseCode = "412", ref = "StaleArticle")
    public EditionView redact(@BeanParam EditorialArticleParams query, int number,
            @HeaderParam("If-Match") @Parameter(description = "The article's ETag, as you read it.") String ifMatch) {
        return redaction.redact(query.parse(), number, ifMatch, caller.get());
    }

    /** Which part of which article's editions an editor wants. */
    static class EditionListParams extends EditorialArticleParams {

        @QueryParam("limit")
        @Parameter(description = "Items on a page, 1 to 100.", schema = @Schema(defaultValue = "20"))
        String limit;

        @QueryParam("cursor")
        @Parameter(description = PageParams.CURSOR)
        String cursor;

        /** @param cursor {@code null} for the first page */
        record Listed(Wanted article, int limit, String cursor) {
        }

        /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter} with every fault */
        Listed list() {
            Parameters parameters = new Parameters();
            Listed listed = new Listed(parse(parameters), parameters.whole("limit", limit, 1, 100, 20), cursor);
            parameters.check();
            return listed;
        }
    }
}
