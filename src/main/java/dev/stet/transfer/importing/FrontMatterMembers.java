package dev.stet.transfer.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.ArticleForm;
import dev.stet.article.content.LanguageTag;
import dev.stet.platform.problem.Fault;
import dev.stet.text.Slugs;

/**
 * Makes the members of an article of front matter as the world writes it: its own members under their names, others under
 * their usual meanings, and what has none into {@code custom}, or into a list of faults.
 */
final class FrontMatterMembers {

    private static final List<String> DATES = List.of("publishDate", "date", "pubDate", "published");
    private static final List<String> LOCALES = List.of("lang", "language");
    private static final Pattern SLUG = Pattern.compile(Slugs.PATTERN);

    final ObjectNode article = JsonNodeFactory.instance.objectNode();
    /** {@code null} where it is not said. */
    Boolean commentsOpen;
    /** Whether it is not to be published yet. */
    boolean draft;
    final List<Fault> faults = new ArrayList<>();
    final List<Fault> warnings = new ArrayList<>();
    /** What nothing was made of yet. */
    private final ObjectNode left;
    private final FilePath file;
    private final boolean keeps;

    /**
     * @param file {@code null} where it is not known
     * @param keeps whether what is unknown goes into {@code custom}; else each is a fault
     */
    FrontMatterMembers(ObjectNode frontMatter, FilePath file, boolean keeps) {
        this.left = frontMatter.deepCopy();
        this.file = file;
        this.keeps = keeps;
        ownValues();
        date();
        names("authors", List.of("authors", "author", "by"));
        names("tags", List.of("tags", "categories", "category"));
        description();
        new FrontMatterCover(left, keeps, this).read();
        locale();
        new FrontMatterState(left, this).read();
        restOf("seo", Set.of("title", "description"));
        new FrontMatterRest(left, keeps, this).read();
    }

    private void ownValues() {
        ArticleForm.MEMBERS.names().stream().filter(name -> !FrontMatterRest.BELOW.contains(name)).forEach(this::own);
        String slug = article.path("slug").asText();
        if (keeps && article.has("slug") && !SLUG.matcher(slug).matches()) {
            mend(slug);
        }
    }

    private void own(String name) {
        Class<?> type = ArticleForm.MEMBERS.component(name).getType();
        JsonNode given = type == String.class || type == Boolean.class ? left.remove(name) : null;
        if (given == null || given.isNull()) {
            return;
        }
        boolean flag = type == Boolean.class;
        if (given.isContainerNode() || flag && !given.asText().matches("true|false")) {
            faults.add(Fault.at("#/" + name, flag ? "Must be true or false." : "Must be a string."));
        } else {
            article.set(name, flag ? article.booleanNode(given.asBoolean()) : article.textNode(given.asText()));
        }
    }

    /** Elsewhere a slug may be a whole path, or have capitals. */
    private void mend(String slug) {
        String last = slug.replaceFirst("/+$", "").replaceFirst(".*/", "");
        article.remove("slug");
        if (!last.isBlank()) {
            article.put("slug", Slugs.of(last));
            warnings.add(Fault.at("#/slug", "Is '%s', for '%s' can be none.".formatted(Slugs.of(last), slug)));
        }
    }

    private void date() {
        JsonNode own = left.remove("publishedAt");
        if (own != null && !own.isNull()) {
            FrontMatterDates.instant(own.isTextual() ? own.textValue() : "").ifPresentOrElse(
                    instant -> article.put("publishedAt", instant),
                    () -> faults.add(Fault.at("#/publishedAt", "Must be a date, as in 2025-01-28, or an instant, as in "
                            + "2025-01-28T08:00:00Z.")));
            return;
        }
        for (String member : DATES) {
            FrontMatterDates.instant(left.path(member).asText()).filter(date -> !article.has("publishedAt")).ifPresent(date -> {
                article.put("publishedAt", date);
                left.remove(member);
            });
        }
        if (!article.has("publishedAt") && file != null) {
            file.day().flatMap(FrontMatterDates::instant).ifPresent(day -> article.put("publishedAt", day));
        }
        if (!article.has("publishedAt") && left.hasNonNull("date")) {
            (keeps ? warnings : faults).add(Fault.at("#/date", "Is no date that can be read, as 2025-01-28 is."));
            left.remove(keeps ? List.of() : List.of("date"));
        }
    }

    private void names(String name, List<String> members) {
        ArrayNode forms = article.arrayNode();
        for (String member : members) {
            JsonNode given = left.remove(member);
            if (given != null && !given.isNull()) {
                FrontMatterNames names = new FrontMatterNames(given, "#/" + member);
                forms.addAll(names.forms);
                (keeps ? warnings : faults).addAll(names.faults);
                names.others.stream().distinct().filter(other -> !keeps)
                        .forEach(other -> faults.add(Fault.at("#/" + member, "Has a member '%s'; known are slug and name."
                                .formatted(other))));
                if (keeps && !(names.faults.isEmpty() && names.others.isEmpty())) {
                    left.set(member, given); // the names do not say all of it
                }
            }
        }
        article.set(name, forms);
    }

    private void description() {
        JsonNode given = left.path("description");
        JsonNode seo = left.path("seo");
        if (given.isNull() || !given.isValueNode()) {
            return;
        }
        if (!article.has("summary")) {
            article.put("summary", given.asText());
            left.remove("description");
        } else if (seo.isMissingNode() || seo.isObject() && !seo.hasNonNull("description")) {
            left.withObject("/seo").put("description", given.asText());
            left.remove("description");
        }
    }

    private void locale() {
        if (article.has("locale")) {
            article.put("locale", article.get("locale").asText().replace('_', '-'));
            return;
        }
        for (String member : LOCALES) {
            String tag = LanguageTag.WellFormed.canonical(left.path(member).asText().replace('_', '-'));
            if (tag != null && !article.has("locale")) {
                article.put("locale", tag);
                left.remove(member);
            }
        }
        if (!article.has("locale") && file != null) {
            file.locale().ifPresent(tag -> article.put("locale", tag));
        }
    }

    /** Takes an object as it is; where it says more than is known of it, that is kept, if it may be. */
    void restOf(String member, Set<String> known) {
        JsonNode given = left.remove(member);
        if (given instanceof ObjectNode object && keeps) {
            ObjectNode others = object.deepCopy().remove(known);
            object.retain(known);
            if (!others.isEmpty()) {
                left.set(member, others);
            }
        }
        if (given != null && !given.isNull()) {
            article.set(member, given);
        }
    }
}
