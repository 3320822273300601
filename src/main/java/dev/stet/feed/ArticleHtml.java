package dev.stet.feed;

import dev.stet.article.edition.ArticleView;

/** An article as one piece of HTML: the note, the lead, and the sections under their headings. */
final class ArticleHtml {

    private ArticleHtml() {
    }

    static String of(ArticleView article) {
        StringBuilder html = new StringBuilder();
        if (article.editorsNote() != null) {
            html.append("<blockquote>").append(article.editorsNote().html()).append("</blockquote>\n");
        }
        html.append(article.lead().html());
        article.sections().forEach(section -> html.append("\n<h2 id=\"").append(section.slug()).append("\">")
                .append(HtmlText.of(section.heading())).append("</h2>\n").append(section.body().html()));
        return html.toString();
    }
}
