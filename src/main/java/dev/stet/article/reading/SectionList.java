package dev.stet.article.reading;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.stet.article.edition.SectionView;

/** The sections of an article as the OpenAPI document shows them; what is sent has been trimmed to the request. */
@Schema(description = "The sections of an article, in order.", requiredProperties = "items")
record SectionList(List<SectionView> items) {
}
