package dev.stet.article.edition;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The sections of an article as the OpenAPI document shows them; what is sent has been trimmed to the request. */
@Schema(description = "The sections of an article, in order.", requiredProperties = "items")
record SectionList(List<SectionView> items) {
}
