package dev.stet.search;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.stet.platform.json.Json;
import dev.stet.text.Slugs;

/**
 * Articles that others wrote, a folder for each locale, as lines of an import. Read here and not by the program, so that what
 * there is to find stays the same whatever becomes of the import.
 */
record BlogArticles(Path folder) {

    private static final YAMLMapper YAML = new YAMLMapper();
    /** Of YAML or, between plus signs, TOML. */
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A(---|\\+\\+\\+)\\s*\\n(.*?)\\n\\1\\s*\\n", Pattern.DOTALL);
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/](\\d\\d)[-/](\\d\\d)");
    private static final Pattern FIRST_HEADING = Pattern.compile("^# (.*)$", Pattern.MULTILINE);
    /** {@code {#name}}, or that of MDX, in which it is a comment. */
    private static final String ANCHOR = "(?<=\\S)\\s*\\{[#/].*\\}\\s*$";

    /** @param file below the folder, with slashes; no two files have the same slug */
    static String slug(String file) {
        return Slugs.of(file.replaceFirst("\\.\\w+$", ""));
    }

    /** Each without its line break. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                lines.add(Json.write(article(name, Files.readString(file).replace("\r\n", "\n"))));
            }
        }
        return lines;
    }

    private static Map<String, Object> article(String name, String source) throws IOException {
        Matcher opening = FRONT_MATTER.matcher(source);
        boolean given = opening.find();
        JsonNode matter = given ? YAML.readTree(opening.group(1).equals("---") ? opening.group(2) : yaml(opening.group(2)))
                : YAML.createObjectNode();
        String text = source.substring(given ? opening.end() : 0);
        Map<String, Object> article = texts(text);
        article.put("slug", slug(name));
        article.put("locale", name.replaceFirst("/.*", ""));
        article.put("title", matter.has("title") ? matter.get("title").asText() : group(FIRST_HEADING, text, "$1"));
        article.put("summary", matter.path("summary").asText(matter.path("description").asText(null)));
        article.put("authors", named(matter, "authors", "author", "by"));
        article.put("tags", named(matter, "tags"));
        article.put("publishedAt", group(DAY, matter.path("date").asText() + matter.path("path").asText() + name,
                "$1-$2-$3T00:00:00Z"));
        return article;
    }

    /** What is needed of it here; its tables are left out. */
    private static String yaml(String toml) {
        return toml.replaceAll("(?s)\\n\\[.*", "").replaceAll("(?m)^(\\w+) *= *", "$1: ");
    }

    /** {@code null} if there is none. */
    private static String group(Pattern pattern, String text, String form) {
        Matcher first = pattern.matcher(text);
        return first.find() ? pattern.matcher(first.group()).replaceFirst(form) : null;
    }

    /** Text before the first heading of level 2 is the lead, and each such heading begins a section. */
    private static Map<String, Object> texts(String source) {
        List<String> headings = new ArrayList<>();
        List<StringBuilder> texts = new ArrayList<>(List.of(new StringBuilder()));
        boolean code = false;
        for (String line : source.lines().toList()) {
            code ^= line.strip().startsWith("```");
            if (!code && line.matches("## .*\\S.*")) {
                headings.add(line.substring(3).strip().replaceFirst(ANCHOR, ""));
                texts.add(new StringBuilder());
            } else {
                texts.get(headings.size()).append(line).append('\n');
            }
        }
        return new HashMap<>(Map.of("lead", texts.get(0).toString(), "sections", IntStream.range(0, headings.size())
                .mapToObj(i -> Map.of("heading", headings.get(i), "body", texts.get(i + 1).toString())).toList()));
    }

    /** What is given as a text, an object or a list of these, by whichever of the members. */
    private static List<Map<String, String>> named(JsonNode matter, String... members) {
        Map<String, String> names = Stream.of(members).map(matter::path)
                .flatMap(node -> node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node))
                .map(node -> node.path("name").asText(node.asText("")))
                .flatMap(text -> Stream.of(text.split(",\\s*(and\\s+)?|\\s+and\\s+"))).map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(toMap(Slugs::of, name -> name, (first, second) -> first, LinkedHashMap::new));
        return names.entrySet().stream().map(name -> Map.of("slug", name.getKey(), "name", name.getValue())).toList();
    }
}
