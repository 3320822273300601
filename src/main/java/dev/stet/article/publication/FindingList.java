package dev.stet.article.publication;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was found before publishing, in the order of the article. */
@Schema(name = "Findings", description = "What to look at before publishing; empty is good.", requiredProperties = "items")
record FindingList(List<Finding> items) {
}
