package dev.stet.article.reading;

import java.util.List;

/** What the parameters of a read are judged by. */
interface ReadSettings {

    String defaultLocale();

    /** The names {@code include=} knows for an article, or for the summaries of a list. */
    List<String> includable(boolean inLists);
}
