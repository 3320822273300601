package dev.stet.release;

import static dev.stet.release.RunningStet.INTEGRATION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import dev.stet.release.Release.Exchange;
import dev.stet.testsupport.Mailbox;
import dev.stet.testsupport.Program;

/**
 * Makes the fixtures of a release; no test of anything. {@code .ci/record-release} runs it, once for each release, with the
 * packaged program of that release.
 */
@Tag("soak")
@EnabledIfSystemProperty(named = "stet.record", matches = ".+", disabledReason = ".ci/record-release runs it")
class ReleaseRecording {

    private static final Pattern LINK = Pattern.compile("https://api\\.example\\.org(/subscriptions/\\S+)");

    @TempDir
    Path home;
    @TempDir
    Path empty;

    private final Release release = Release.named(System.getProperty("stet.record"));
    private final Map<String, String> keys = new TreeMap<>(Map.of("admin", Release.ADMIN_KEY));
    private final AccountsAndWebhooks accountsAndWebhooks = new AccountsAndWebhooks();
    private List<RecordedRequest> questions;

    @Test
    void keepsAllThatThereIs() throws Exception {
        Map<String, String> quick = environment();
        quick.putAll(Map.of("STET_WEBHOOK_GIVE_UP_AFTER", "3s", "STET_WEBHOOK_FIRST_RETRY", "1s"));
        Mailbox mailbox = new Mailbox();
        mailbox.start().forEach((name, value) -> {
            if (!name.contains("moderators")) {
                quick.put(name.toUpperCase().replaceAll("[.-]", "_"), value);
            }
        });
        try (Program program = Program.start(home, quick)) {
            fill(new RunningStet(program.address(), keys));
        } finally {
            mailbox.stop();
        }
        try (Program program = Program.start(home, environment())) {
            RunningStet runningStet = new RunningStet(program.address(), keys);
            runningStet.patch("editor", RunningStet.ARTICLES + "now-and-then",
                    Map.of("summary", "Something that receivers wait for."));
            accountsAndWebhooks.await(runningStet, "fails", "pending");
        } finally {
            accountsAndWebhooks.close();
        }
        keep();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = Release.environment();
        environment.put("STET_WEBHOOK_ALLOW_PRIVATE", "true");
        return environment;
    }

    private void fill(RunningStet runningStet) throws Exception {
        accountsAndWebhooks.open(runningStet);
        accountsAndWebhooks.subscribe(runningStet);
        PublishedContent content = new PublishedContent(runningStet);
        content.fill();
        Discussion discussion = new Discussion(runningStet);
        discussion.fill();
        questions = RecordedRequests.about(content, discussion, accountsAndWebhooks, confirmed(runningStet));
        accountsAndWebhooks.await(runningStet, "arrives", "delivered");
        accountsAndWebhooks.await(runningStet, "fails", "failed");
    }

    /** @return the page that says so */
    private static String confirmed(RunningStet runningStet) throws Exception {
        for (int second = 0; second < 30; second++) {
            for (var mail : Mailbox.of(Discussion.READER)) {
                Matcher link = LINK.matcher(mail.getContent().toString());
                if (link.find()) {
                    RunningStet.done(runningStet.anybody().contentType("application/x-www-form-urlencoded").body("wish=confirm")
                            .post(link.group(1)), "confirmation");
                    return link.group(1);
                }
            }
            Thread.sleep(1_000);
        }
        throw new AssertionError("No mail asked for a confirmation");
    }

    /** From one more start, as any later version will be asked. */
    private void keep() throws Exception {
        List<RecordedAnswer> answers = new ArrayList<>();
        byte[] archive;
        try (Program program = Program.start(home, Release.environment())) {
            RunningStet runningStet = new RunningStet(program.address(), keys);
            questions.forEach(recordedRequest -> answers.add(recordedRequest.ask(runningStet)));
            archive = runningStet.as("admin").accept("application/x-ndjson").get(INTEGRATION + "export?personalData=true")
                    .then().statusCode(200).extract().asByteArray();
        }
        List<Exchange> exchanges = new ArrayList<>();
        try (Program program = Program.start(empty, Release.environment())) {
            RunningStet runningStet = ArchiveTarget.of(archive,
                    new RunningStet(program.address(), Map.of("admin", Release.ADMIN_KEY)));
            for (int i = 0; i < answers.size(); i++) {
                RecordedRequest recordedRequest = questions.get(i);
                exchanges
                        .add(new Exchange(recordedRequest, answers.get(i),
                                ArchiveTarget.missing(recordedRequest, answers.get(i), runningStet).isEmpty()));
            }
        }
        long carried = exchanges.stream().filter(Exchange::carried).count();
        assertTrue(carried > answers.size() / 2, "An archive carries only " + carried);
        release.keep(home, keys, archive, exchanges);
        System.out
                .println(exchanges.size() + " answers, " + carried + " carried by " + new String(archive, UTF_8).lines().count()
                        + " lines");
    }
}
