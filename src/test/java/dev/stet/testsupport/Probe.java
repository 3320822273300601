package dev.stet.testsupport;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.Content;
import dev.stet.platform.json.Json;

/**
 * An article that says something in each of its members, with words that stand nowhere else. It is made from the members'
 * types, so that a new member is probed by every test that goes over them, without a word in any test.
 */
public final class Probe {

    private static final Pattern ADDRESS = Pattern.compile("(?i).*url");

    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);
    private final Instant time = Instant.parse("2020-01-02T03:04:05.123456Z")
            .plusSeconds(Integer.parseInt(word.substring(2, 8), 16));
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** @param original the id of the article that it is a translation of */
    public Probe(String locale, String original) {
        for (RecordComponent member : Content.class.getRecordComponents()) {
            members.put(member.getName(), switch (member.getName()) {
                case "locale" -> locale;
                case "translationOf" -> original;
                default -> value(member.getName(), member.getGenericType());
            });
        }
    }

    private Object value(String path, Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(path, list.getActualTypeArguments()[0]));
        } else if (type == String.class) {
            return (ADDRESS.matcher(path).matches() ? "https://example.org/" : "") + word + path.toLowerCase(Locale.ROOT);
        } else if (type == Boolean.class) {
            return true; // of another article, a test says the other value itself
        } else if (type == Integer.class) {
            return 7;
        } else if (type == Instant.class) {
            return time.toString();
        } else if (type == ObjectNode.class) {
            return Map.of(word + "key", word + "value");
        } else if (type instanceof Class<?> parts && parts.isRecord()) {
            Map<String, Object> value = new LinkedHashMap<>();
            for (RecordComponent part : parts.getRecordComponents()) {
                if (part.getType() != UUID.class) { // made by Stet
                    value.put(part.getName(), value(path + part.getName(), part.getGenericType()));
                }
            }
            return value;
        }
        throw new AssertionError("Tell the probe what a member of " + type + " says");
    }

    /** As a client sends it. */
    public Map<String, Object> members() {
        return members;
    }

    public String slug() {
        return (String) members.get("slug");
    }

    public String locale() {
        return (String) members.get("locale");
    }

    /** What of that member stands nowhere else. */
    public Set<String> words(String member) {
        Set<String> words = new TreeSet<>();
        Object value = members.get(member);
        Matcher matcher = Pattern.compile(word + "\\w+").matcher(Json.write(value));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words.isEmpty() ? Set.of(value.toString()) : words;
    }

    /** Those members of which {@code answer} does not tell every word under their name. */
    public List<String> missingIn(Map<String, ?> answer, Collection<String> expected) {
        return expected.stream().filter(member -> !tellsAll(Json.write(answer.get(member)), member)).toList();
    }

    /** Those members of which not every word stands in a text. */
    public List<String> missingIn(String text, Collection<String> expected) {
        return expected.stream().filter(member -> !tellsAll(text, member)).toList();
    }

    private boolean tellsAll(String text, String member) {
        return words(member).stream().allMatch(text::contains);
    }
}
