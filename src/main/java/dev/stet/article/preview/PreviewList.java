package dev.stet.article.preview;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An article's links that work now; never so many that they need pages. */
@Schema(description = "The links that work now, newest first; at most 100.", requiredProperties = "items")
record PreviewList(List<PreviewView> items) {
}
