package dev.stet.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stet.release.Release.Exchange;
import dev.stet.testsupport.BesideOthers;
import dev.stet.testsupport.Program;

/**
 * What earlier releases wrote is read by this one, and says what it said then. Changed on purpose since 0.1: a difference with
 * a redacted revision is a 410, where it showed that all of it went.
 */
@Tag("soak")
@BesideOthers
class UpgradeTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = "release-0.1")
    void startsOnTheDataFolderOfAnEarlierRelease(String name) throws IOException {
        Release release = Release.named(name);
        release.unpackHome(home);
        try (Program program = Program.start(home, Release.environment())) {
            RunningStet runningStet = release.at(program);
            requireAll(release, exchange -> true,
                    exchange -> exchange.answer().missingIn(exchange.question().ask(runningStet)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "release-0.1")
    void bringsTheArchiveOfAnEarlierReleaseIntoAnEmptyStet(String name) throws IOException {
        Release release = Release.named(name);
        try (Program program = Program.start(home, Release.environment())) {
            RunningStet runningStet = ArchiveTarget.of(release.archive(), release.at(program));
            requireAll(release, Exchange::carried,
                    exchange -> ArchiveTarget.missing(exchange.question(), exchange.answer(), runningStet));
        }
    }

    /** Tells of all that differ, not of the first. */
    private static void requireAll(Release release, Predicate<Exchange> which,
            Function<Exchange, Optional<String>> difference) throws IOException {
        List<String> differences = release.exchanges().stream().filter(which)
                .flatMap(exchange -> difference.apply(exchange).map(text -> exchange.question() + "\n    " + text).stream())
                .toList();
        assertEquals(List.of(), differences, String.join("\n", differences));
    }
}
