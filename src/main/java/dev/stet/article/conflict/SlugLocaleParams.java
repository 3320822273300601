package dev.stet.article.conflict;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The locale in which a slug names an article. */
public class SlugLocaleParams {

    @QueryParam("locale")
    @Parameter(description = "The locale of the slug; the site's default locale if absent. An id needs none.",
            example = "zh-Hans")
    public String locale;
}
