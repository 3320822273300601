package dev.stet.article;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.stet.article.Canary.State;
import dev.stet.article.PublicAddresses.Address;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import io.quarkus.test.junit.QuarkusTest;

/** Nothing unpublished can be read by who may not read it: every address that the OpenAPI document tells of is tried. */
@QuarkusTest
class CanaryTest {

    /** The names of tags and authors are a vocabulary that all who write share. */
    private static final Set<String> VOCABULARY = Set.of("listEditorialTags", "readEditorialTag", "listEditorialAuthors",
            "readEditorialAuthor");
    /** A link shows the working copy to whoever holds it. */
    private static final String LINK = "readPreview";

    private static PublicAddresses publicAddresses;

    @BeforeEach
    void readTheDocument() throws IOException {
        publicAddresses = publicAddresses == null ? PublicAddresses.ofTheDocument() : publicAddresses;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void nobodyFindsAWordWhoMayNot(State state) throws InterruptedException {
        Canary canary = canary(state, Keys.of(Keys.account(Role.AUTHOR)));
        List<String> leaks = publicAddresses.addresses(canary).parallelStream().flatMap(address -> Stream.of(
                leaks(canary, address, "nobody", null),
                leaks(canary, address, "a moderator", Keys.of(Role.MODERATOR)),
                leaks(canary, address, "an author of others", Keys.of(Role.AUTHOR)))).flatMap(List::stream).toList();
        assertThat(leaks, empty());
    }

    /** Else the walks that find nothing would prove nothing. */
    @Test
    void anEditorFindsEveryWord() throws InterruptedException {
        findsEveryWord(canary(State.DRAFT, Keys.of(Keys.account(Role.AUTHOR))), Keys.of(Role.EDITOR));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("endurance")
    void whoMayReadItFindsEveryWord(State state) throws InterruptedException {
        String owner = Keys.of(Keys.account(Role.AUTHOR));
        Canary canary = canary(state, owner);
        List.of(owner, Keys.of(Role.READER), Keys.of(Role.EDITOR), Keys.of(Role.ADMIN))
                .forEach(key -> findsEveryWord(canary, key));
    }

    private static void findsEveryWord(Canary canary, String key) {
        boolean gone = canary.state() == State.REDACTED;
        Set<String> found = publicAddresses.addresses(canary).parallelStream()
                .filter(address -> !address.operation().equals(LINK))
                .map(address -> shown(PublicAddresses.read(address.path(), key), address, gone))
                .flatMap(text -> canary.wordsIn(text).stream()).collect(Collectors.toSet());
        if (gone) {
            assertEquals(Set.of(), found, "what is redacted is gone for everybody");
        } else {
            assertThat(found,
                    hasItems("slug", "title", "subtitle", "note", "summary", "lead", "author", "authorname", "tag", "tagname",
                            "cover", "alt", "credit", "canonical", "seotitle", "seodescription", "key", "value", "section",
                            "heading", "body"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "CHANGED", "REDACTED" }, mode = EnumSource.Mode.EXCLUDE)
    void thePublicCannotTellItFromWhatNeverWas(State state) throws InterruptedException {
        Canary canary = canary(state, Keys.of(Role.EDITOR));
        String slug = canary.slugs().iterator().next();
        String never = Given.slug("never").replaceAll("[0-9]", "x");
        int compared = 0;
        for (Address address : publicAddresses.addresses(canary)) {
            if (address.path().startsWith("/api/v1/articles/" + slug)) {
                PublicAddresses.Answer answer = PublicAddresses.read(address.path(), null);
                PublicAddresses.Answer unknown = PublicAddresses.read(address.path().replace(slug, never), null);
                assertEquals(unknown.status(), answer.status(), address.path());
                assertEquals(unknown.body().replace(never, slug).replaceAll("\"traceId\":\"\\w+\"", ""),
                        answer.body().replaceAll("\"traceId\":\"\\w+\"", ""), address.path());
                compared++;
            }
        }
        assertThat(compared, greaterThan(20));
    }

    @Test
    void aRedactedArticleIsGoneAndAChangedOneIsAsItWas() throws InterruptedException {
        Canary redacted = canary(State.REDACTED, Keys.of(Role.EDITOR));
        Canary changed = canary(State.CHANGED, Keys.of(Role.EDITOR));
        List<String> plain = new ArrayList<>(changed.slugs());

        assertEquals(410,
                PublicAddresses.read("/api/v1/articles/" + redacted.slugs().iterator().next() + "?locale=" + redacted.locale(),
                        null).status());
        assertEquals(404,
                PublicAddresses.read("/api/v1/articles/" + plain.get(0) + "?locale=" + changed.locale(), null).status());
        PublicAddresses.Answer before = PublicAddresses.read("/api/v1/articles/" + plain.get(1) + "?locale=" + changed.locale(),
                null);
        assertEquals(200, before.status());
        assertThat(List.of(before.body().split("[\",:]+")), hasItem("Plain"));
    }

    private static Canary canary(State state, String owner) throws InterruptedException {
        Canary canary = Canary.in(state, owner, Given.locale());
        if (state == State.EXPIRED) {
            Thread.sleep(1_000);
        }
        return canary;
    }

    private static List<String> leaks(Canary canary, Address address, String who, String key) {
        if (address.operation().equals(LINK) || key != null && VOCABULARY.contains(address.operation())) {
            return List.of();
        }
        Set<String> words = canary.wordsIn(shown(PublicAddresses.read(address.path(), key), address, true));
        return words.isEmpty() ? List.of() : List.of(who + " read " + words + " of a " + canary.state() + " one at " + address);
    }

    /** Without what the client has said itself: a refusal repeats the path, a page its filters. */
    private static String shown(PublicAddresses.Answer answer, Address address, boolean withoutEcho) {
        if (!withoutEcho) {
            return answer.body();
        }
        String asked = URLDecoder.decode(address.path(), StandardCharsets.UTF_8);
        String all = answer.all();
        for (String part : asked.split("[/?&=,.]+")) {
            all = part.isEmpty() || part.length() < 10 ? all : all.replace(part, "…");
        }
        return all;
    }
}
