package dev.stet.article.editing;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.platform.page.Page;

/** A page of working copies as the OpenAPI document shows it. */
@Schema(description = "A page of working copies.", requiredProperties = { "items", "page" })
record WorkingCopyPage(List<WorkingCopySummary> items, Page.Place page) {
}
