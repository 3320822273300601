package dev.stet.article.reading;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.edition.ArticleSummary;
import dev.stet.platform.page.Page;

/** A page of summaries as the OpenAPI document shows it; what is sent has been trimmed to the request. */
@Schema(description = "A page of articles, newest first.", requiredProperties = { "items", "page" })
record ArticlePage(List<ArticleSummary> items, Page.Place page) {
}
