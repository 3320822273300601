package dev.stet.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What PostgreSQL itself wrote about its start and its end, in {@link StetHome#log}. */
record ServerLog(StetHome home) {

    /** The last start only, before the log is open. */
    private static final String FIRST_WORDS = "start.log";
    private static final int MAX_LINES = 8;
    private static final int MAX_BYTES = 64 * 1024;
    private static final long LITTLE_ROOM = 32L * 1024 * 1024;
    /** Without its time and process. Other lines tell of clients, or hold a statement and what people wrote in it. */
    private static final Pattern WORDS = Pattern.compile("(?:.*?\\] )?((?:(?:FATAL|PANIC): ++(?!the database system is).*"
            + "|LOG: +(?:startup process|aborting startup|shutting down due|could not (?!send|receive)|invalid ).*))");

    /** That it did not start is known. */
    private static final Pattern CONTROL_WORDS = Pattern.compile("pg_ctl: (?!could not start server)(.*)");

    Path firstWords() {
        return home.log().resolve(FIRST_WORDS);
    }

    /** As {@link #lastWords()}, but what the program that starts it says goes first: then there was no start to write about. */
    String lastWords(String control) {
        String words = control.lines().map(CONTROL_WORDS::matcher).filter(Matcher::matches).map(match -> match.group(1))
                .collect(Collectors.joining("\n"));
        return words.isEmpty() ? lastWords() : words + room();
    }

    /** Why it does not start: its last lines that tell it, or what else is to be seen; never empty. */
    String lastWords() {
        List<String> words = new ArrayList<>();
        for (Path file : files()) {
            words.addAll(0, words(file));
        }
        List<String> last = words.subList(Math.max(0, words.size() - MAX_LINES), words.size());
        String said = last.isEmpty() ? "nothing" : last.stream().distinct().collect(Collectors.joining("\n"));
        return said + room();
    }

    /** A full disk takes its words too. */
    private String room() {
        try {
            long room = Files.getFileStore(home.data()).getUsableSpace();
            return room < LITTLE_ROOM ? "\n(%d bytes are free on the disk of %s)".formatted(room, home.data()) : "";
        } catch (IOException e) {
            return "\n(" + e + ")";
        }
    }

    /** The newest of the week and the first words, the latter first where they are newer. */
    private List<Path> files() {
        try (Stream<Path> all = Files.list(home.log())) {
            List<Path> newest = all.filter(file -> file.toString().endsWith(".log"))
                    .sorted((one, other) -> other.toFile().lastModified() < one.toFile().lastModified() ? -1 : 1).toList();
            return newest.subList(0, Math.min(2, newest.size()));
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static List<String> words(Path file) {
        try (var in = Files.newByteChannel(file)) {
            in.position(Math.max(0, in.size() - MAX_BYTES));
            byte[] end = Channels.newInputStream(in).readNBytes(MAX_BYTES);
            return new String(end, StandardCharsets.UTF_8).lines().map(WORDS::matcher)
                    .filter(Matcher::matches).map(match -> match.group(1)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
