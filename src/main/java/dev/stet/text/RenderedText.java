package dev.stet.text;

/**
 * Markdown in its three forms.
 *
 * @param html clean, well-formed HTML5: only what {@link CleanHtml} allows
 * @param text what a reader of {@code html} reads: no marks, no entities; blank lines between paragraphs
 * @param words counted as {@link WordCount} says
 */
public record RenderedText(String html, String text, int words) {
}
