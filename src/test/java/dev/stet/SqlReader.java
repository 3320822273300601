package dev.stet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which tables, views and functions SQL or HQL names: no parser, but it knows lists of tables, sub-selects, common table
 * expressions and what is written. Aliases and columns are no names of tables, wherever they stand.
 */
final class SqlReader {

    /** What stands for the name of a table that only the running program knows; of SQL alone, HQL has its entities. */
    static final String HOLE = "%s";

    private static final Pattern JAVA = Pattern.compile("(?s)//[^\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])+'"
            + "|\"\"\"[ \t]*\n(?<block>[^\"\\\\]*+(?:(?:\\\\.|\"(?!\"\"))[^\"\\\\]*+)*+)\"\"\""
            + "|\"(?<line>(?:\\\\.|[^\"\\\\\n])*)\"|(?<other>[^\\s])");
    private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u+[0-9A-Fa-f]{4}");
    private static final Pattern LOWER_CASE_SQL = Pattern.compile(
            "\\s*(select|insert|update|delete|with|from|join|left|inner|where|and|or|truncate|merge)\\b(?s:.*)");
    private static final Pattern TOKEN = Pattern.compile(
            "--[^\n]*|'(?:[^']|'')*'|%(?:\\d+\\$)?s|:?:?[A-Za-z_]\\w*|\\S");
    private static final Pattern EXPRESSION = Pattern.compile(
            "(?i)(\\w+)\\s*(?:\\([^()]*\\)\\s*)?\\bAS\\s+(?:NOT\\s+)?(?:MATERIALIZED\\s+)?\\(");
    private static final Set<String> BEFORE_TABLES = Set.of("FROM", "JOIN", "INTO", "UPDATE", "USING", "TRUNCATE");
    private static final Set<String> BETWEEN = Set.of("ONLY", "LATERAL", "TABLE");
    private static final Set<String> AFTER_TABLES = Set.of("WHERE", "ON", "SET", "GROUP", "ORDER", "SELECT", "VALUES", "LIMIT",
            "RETURNING", "UNION", "HAVING", "FOR", "WINDOW");

    /** Where it stands in one pair of parentheses: in a list of tables, and whether what is listed is written. */
    private static final class Level {
        boolean listing;
        boolean expecting;
        boolean writing;
    }

    private final Set<String> read = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();
    private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level()));

    private SqlReader() {
    }

    /** Of strings that are no SQL, nothing. */
    static SqlReader read(String sql) {
        SqlReader reader = new SqlReader();
        boolean lowerCase = LOWER_CASE_SQL.matcher(sql).matches();
        List<String> tokens = TOKEN.matcher(sql).results().map(MatchResult::group)
                .filter(token -> !token.startsWith("--")).toList();
        for (int i = 0; i < tokens.size(); i++) {
            reader.token(lowerCase, i == 0 ? "" : tokens.get(i - 1), tokens.get(i),
                    i + 1 < tokens.size() ? tokens.get(i + 1) : "");
        }
        if (reader.levels.peek().expecting && !lowerCase) {
            reader.name(HOLE);
        }
        Set<String> expressions = EXPRESSION.matcher(sql).results().map(found -> found.group(1)).collect(Collectors.toSet());
        reader.read.removeAll(expressions);
        return reader;
    }

    Set<String> named() {
        return read;
    }

    /** Some of these. */
    Set<String> written() {
        return written;
    }

    private void token(boolean lowerCase, String before, String token, String after) {
        Level level = levels.peek();
        String word = lowerCase ? token.toUpperCase(Locale.ROOT) : token;
        if (token.equals("(")) {
            level.expecting = false;
            levels.push(new Level());
        } else if (token.equals(")")) {
            if (levels.size() > 1) {
                levels.pop();
            }
        } else if (token.equals(",")) {
            level.expecting = level.listing;
        } else if (BEFORE_TABLES.contains(word)) {
            begin(level, before.toUpperCase(Locale.ROOT), word);
        } else if (AFTER_TABLES.contains(word)) {
            level.listing = false;
            level.expecting = false;
        } else if (level.expecting && !BETWEEN.contains(word)) {
            level.expecting = false;
            table(token, after);
        } else if (after.equals("(") && !token.startsWith("%")) {
            read.add(token); // a function, if it is one of ours
        }
    }

    private static void begin(Level level, String before, String word) {
        boolean locks = word.equals("UPDATE") && Set.of("FOR", "KEY", "DO").contains(before);
        boolean compares = word.equals("FROM") && before.equals("DISTINCT");
        if (!locks && !compares) {
            level.listing = true;
            level.expecting = true;
            level.writing = Set.of("INTO", "UPDATE", "TRUNCATE").contains(word) || before.equals("DELETE");
        }
    }

    private void table(String token, String after) {
        if (!after.equals(".") && !token.startsWith(":")) {
            name(token.startsWith("%") ? HOLE : token);
        }
    }

    private void name(String table) {
        read.add(table);
        if (levels.peek().writing) {
            written.add(table);
        }
    }

    /** The strings of a Java source as it means them; those that plus signs put together are one. */
    static List<String> strings(String java) {
        List<String> strings = new ArrayList<>();
        String between = "";
        for (Matcher found = JAVA.matcher(java); found.find();) {
            String string = found.group("block") != null ? found.group("block").stripIndent() : found.group("line");
            if (string == null) {
                between = found.group("other") == null ? between : between.isEmpty() ? found.group("other") : "more";
                continue;
            }
            String meant = UNICODE.matcher(string).replaceAll("$1_").translateEscapes();
            if (between.equals("+")) {
                strings.set(strings.size() - 1, strings.get(strings.size() - 1) + meant);
            } else {
                strings.add(meant);
            }
            between = "";
        }
        return strings;
    }
}
