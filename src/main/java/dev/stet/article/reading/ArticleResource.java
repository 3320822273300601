package dev.stet.article.reading;

import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.edition.ArticleSummary;
import dev.stet.article.edition.ArticleView;
import dev.stet.article.edition.SectionView;
import dev.stet.article.reading.ArticleParams.SectionParams;
import dev.stet.platform.cache.PublicRead;
import dev.stet.platform.page.Page;

/** What frontends read: articles and their sections as published now, or as they stood at an instant. */
@Path("/api/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@PublicRead
@Tag(name = "Articles")
class ArticleResource {

    private final ArticleQuery articles;
    private final ArticleJson json;

    ArticleResource(ArticleQuery articles, ArticleJson json) {
        this.articles = articles;
        this.json = json;
    }

    @GET
    @Operation(operationId = "listArticles", summary = "Published articles, newest first",
            description = "A page of summaries of what is listed. Follow `page.next` for more: in every order each article "
                    + "that is there all the while comes once, whatever is published meanwhile. One whose date or title "
                    + "changes stays where it stood when the walk began, for a day; what comes meanwhile may be among the "
                    + "pages that are left.")
    @APIResponse(responseCode = "200", description = "A page of articles.",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    public Page<ObjectNode> list(@BeanParam ArticleListParams query) {
        return articles.page(query.parse(json));
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "readArticle", summary = "An article, whole",
            description = "As published now, with all its sections; nothing has to be asked for twice. An old "
                    + "slug leads to the new one.")
    @APIResponse(responseCode = "200", description = "The article.",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    public byte[] read(
            @PathParam("slug")
            @Parameter(description = "The article's slug; an old one leads to the new one by a 308. Or its id, as "
                    + "`links.permalink` has it: here, and with all that follows, then no locale is needed.",
                    example = "deepseeks-rise") String slug,
            @BeanParam ArticleParams query) {
        return json.article(slug, query.parse(json));
    }

    @GET
    @Path("{slug}/sections")
    @Operation(operationId = "listSections", summary = "An article's sections, in order",
            description = "All of them: a page is never needed.")
    @APIResponse(responseCode = "200", description = "The sections.",
            content = @Content(schema = @Schema(implementation = SectionList.class)))
    public ObjectNode sections(
            @PathParam("slug") @Parameter(description = "The article's slug; an old one leads to the new one by a 308.",
                    example = "deepseeks-rise") String slug,
            @BeanParam SectionParams query) {
        return json.sections(slug, query.parse(json));
    }

    @GET
    @Path("{slug}/sections/{section}")
    @Operation(operationId = "readSection", summary = "One section, by its slug", description = "As published now.")
    @APIResponse(responseCode = "200", description = "The section.",
            content = @Content(schema = @Schema(implementation = SectionView.class)))
    public ObjectNode section(
            @PathParam("slug") @Parameter(description = "The article's slug; an old one leads to the new one by a 308.",
                    example = "deepseeks-rise") String slug,
            @PathParam("section")
            @Parameter(description = "The section's slug.", example = "about-liang-wenfeng") String section,
            @BeanParam SectionParams query) {
        return json.section(slug, section, query.parse(json));
    }

    /** A page of summaries as the OpenAPI document shows it; what is sent has been trimmed to the request. */
    @Schema(name = "ArticlePage", description = "A page of articles, newest first.", requiredProperties = { "items", "page" })
    record ArticlePage(List<ArticleSummary> items, Page.Place page) {
    }

    /** The sections of an article as the OpenAPI document shows them; what is sent has been trimmed to the request. */
    @Schema(name = "SectionList", description = "The sections of an article, in order.", requiredProperties = "items")
    record SectionList(List<SectionView> items) {
    }
}
