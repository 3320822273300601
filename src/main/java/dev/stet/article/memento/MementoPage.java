package dev.stet.article.memento;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.reading.MementoView;
import dev.stet.platform.page.Page;

/** A page of states as the OpenAPI document shows it. */
@Schema(description = "A page of an article's states, the oldest first.", requiredProperties = { "items", "page" })
record MementoPage(List<MementoView> items, Page.Place page) {
}
