package dev.stet;

import static java.util.stream.Collectors.toCollection;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The pages for people: they lead where they say, name only what there is, and stay short. */
class PagesTest {

    private static final Path README = Path.of("README.md");
    private static final Path CONTRIBUTING = Path.of("CONTRIBUTING.md");
    private static final Path ARCHITECTURE = Path.of("docs/architecture.md");
    private static final Path CONFIGURATION = Path.of("docs/configuration.md");
    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");

    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** As {@code Markdown}, {@code Markdown.render} or {@code Markdown.RENDERER_VERSION}. */
    private static final Pattern CLASS = Pattern.compile("([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.(\\w+))?");
    private static final Pattern FILE = Pattern.compile("(src|docs|bench|docker|\\.ci|\\.github)/[\\w./-]+");
    private static final Pattern SETTING = Pattern.compile("\\bSTET_[A-Z_]+");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.]+)\"");
    private static final Pattern MAPPED = Pattern.compile("(?m)^    [\\w<>, ]+ (\\w+)\\(\\);");

    @Test
    void leadToPlacesThatThereAre() {
        assertThat(pages().flatMap(page -> words(page, LINK).filter(link -> !link.contains("://"))
                .filter(link -> !leadsSomewhere(page, link)).map(link -> page + " leads to " + link)).toList(), empty());
    }

    @Test
    void nameOnlyClassesAndFilesThatThereAre() {
        Map<String, Path> classes = sources()
                .collect(Collectors.toMap(PagesTest::simpleName, source -> source, (one, two) -> one));
        assertThat(Stream.of(CONTRIBUTING, ARCHITECTURE, Path.of("docs/operation.md")).flatMap(page -> words(page, CODE)
                .filter(code -> !isThere(code, classes)).map(code -> page + " names " + code)).toList(), empty());
    }

    @Test
    void tellOnlySettingsThatThereAre() {
        Set<String> known = settings();
        assertThat(
                pages().flatMap(page -> told(page).filter(name -> !known.contains(name)).map(name -> page + " tells " + name))
                        .toList(),
                empty());
    }

    @Test
    void tellEachSettingThatHasANameOfItsOwn() {
        Set<String> told = told(CONFIGURATION).collect(toCollection(TreeSet::new));
        assertThat(told(PROPERTIES).filter(name -> !told.contains(name)).toList(), empty());
    }

    @Test
    void areShortWhereEverybodyBegins() {
        assertThat(text(README).lines().count(), lessThan(300L));
        assertThat(text(CONTRIBUTING).lines().count(), lessThanOrEqualTo(60L));
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || words(target, HEADING).map(PagesTest::anchor)
                .anyMatch(parts[1]::equals));
    }

    /** As GitHub makes them. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    private static boolean isThere(String code, Map<String, Path> classes) {
        if (FILE.matcher(code).matches()) {
            return Files.exists(Path.of(code));
        }
        return CLASS.matcher(code).results().findFirst().filter(name -> name.group().equals(code))
                .map(name -> isThere(name, classes)).orElse(true);
    }

    private static boolean isThere(MatchResult name, Map<String, Path> classes) {
        Path source = classes.get(name.group(1));
        return source != null
                && (name.group(2) == null || Pattern.compile("\\b" + name.group(2) + "\\b").matcher(text(source)).find());
    }

    private static Set<String> settings() {
        Stream<String> mapped = sources().map(PagesTest::text).flatMap(source -> MAPPING.matcher(source).results()
                .flatMap(prefix -> MAPPED.matcher(source).results()
                        .map(name -> prefix.group(1) + "." + name.group(1).replaceAll("([A-Z])", "_$1"))))
                .map(name -> name.replace('.', '_').toUpperCase(Locale.ROOT));
        Stream<String> named = Stream.concat(sources(), Stream.of(PROPERTIES)).flatMap(PagesTest::told);
        return Stream.concat(mapped, named).collect(Collectors.toSet());
    }

    private static Stream<String> told(Path page) {
        return SETTING.matcher(text(page)).results().map(MatchResult::group);
    }

    private static Stream<Path> pages() {
        return Stream.of(".", "docs", ".github").flatMap(folder -> files(Path.of(folder), 1, ".md")).map(Path::normalize);
    }

    private static Stream<Path> sources() {
        return Stream.of("src/main/java", "src/test/java")
                .flatMap(folder -> files(Path.of(folder), Integer.MAX_VALUE, ".java"));
    }

    private static Stream<Path> files(Path folder, int depth, String ending) {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String simpleName(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    /** Outside of examples. */
    private static Stream<String> words(Path page, Pattern pattern) {
        return pattern.matcher(FENCED.matcher(text(page)).replaceAll("")).results().map(found -> found.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
