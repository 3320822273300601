package dev.stet.article.vocabulary;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.page.Page;

/** A page of tags or authors as the OpenAPI document shows it. */
@Schema(description = "A page of tags or authors, in the order of their slugs.", requiredProperties = { "items", "page" })
record NamePage(List<NameView> items, Page.Place page) {
}
