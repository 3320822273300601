package dev.stet.search;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.article.content.Members;
import dev.stet.search.SearchIndexWriter.IndexText;

/**
 * By what an article is found as a whole, each a text of words parted by spaces, those that count most first.
 *
 * @param title in order
 * @param beside of the subtitle, the byline, the tags and the headings
 * @param before of what stands before the sections, each word once
 * @param below of the sections, each word once
 */
record ArticleWords(String title, String beside, String before, String below) {

    private static final String SUBTITLE = "subtitle";

    /** @param names the byline's and the tags' */
    static ArticleWords of(String title, String names, JsonNode article) {
        IndexText text = new IndexText();
        String headings = sections(article).map(section -> section.path("heading").asText()).collect(Collectors.joining(" - "));
        String titleWords = text.add(title);
        String beside = text.add(article.path(SUBTITLE).asText("") + " - " + names + " - " + headings);
        Set<String> said = new LinkedHashSet<>();
        String before = once(text, Members.SEARCHABLE.stream().filter(member -> !member.equals(SUBTITLE)).map(article::path)
                .map(member -> (member.isObject() ? member.path("text") : member).asText("")), said);
        return new ArticleWords(titleWords, beside, before,
                once(text, sections(article).map(section -> section.path("body").path("text").asText("")), said));
    }

    private static Stream<JsonNode> sections(JsonNode article) {
        return StreamSupport.stream(article.path("sections").spliterator(), false);
    }

    /** @param said those that were said already, which are left out, and to which the new ones are added */
    private static String once(IndexText text, Stream<String> texts, Set<String> said) {
        Set<String> fresh = new LinkedHashSet<>();
        texts.flatMap(each -> Stream.concat(Stream.of(each), JoinedWords.of(each).stream()))
                .flatMap(each -> TextToken.of(each).stream()).flatMap(token -> token.lexemes().stream()).forEach(fresh::add);
        fresh.removeAll(said);
        said.addAll(fresh);
        return fresh.stream().filter(text::takes).collect(Collectors.joining(" "));
    }
}
