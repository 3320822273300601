package dev.stet.platform.page;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What every list that is read in pages is asked with; how many items a page has, each says for itself. */
public abstract class PageParams {

    public static final String CURSOR = "`page.next` or `page.previous` of an answer, as it is.";

    @QueryParam("cursor")
    @Parameter(description = CURSOR)
    public String cursor;
}
