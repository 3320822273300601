package dev.stet.article;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.stet.article.content.Members;
import dev.stet.auth.account.Role;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Probe;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Whatever an article says is stored, told, compared and merged, whichever member says it. */
@QuarkusTest
class EveryMemberTest {

    private static final String ARTICLES = "/api/v1/editorial/articles";
    private static final String ARTICLE = ARTICLES + "/{article}";
    private static final List<String> ALL = List.copyOf(Members.ALL.names());
    /** Readers are told of all variants instead. */
    private static final List<String> READ = without("translationOf");

    private final String locale = Given.locale();
    private Probe one;
    private Probe two;

    @BeforeEach
    void probe() {
        one = new Probe(locale, original());
        two = new Probe(locale + "-b", original());
        two.members().put("listed", false);
    }

    @Test
    void isStoredAndReadBack() {
        String id = create(one);

        assertEquals(List.of(), one.missingIn(copy(id), ALL));
        Map<String, Object> listed = PublicationRequests.as(Role.EDITOR).get(ARTICLES + "?locale=" + locale).then()
                .statusCode(200)
                .body("items", hasSize(1)).extract().path("items[0]");
        assertEquals(List.of(), one.missingIn(listed, common(listed)));
    }

    @Test
    void canBeReplacedAndSentBackAsItIs() {
        String id = create(one);
        replace(id, two).then().statusCode(200).body("revision", is(2));

        assertEquals(List.of(), two.missingIn(copy(id), ALL));
        PublicationRequests.with(tag(id)).body(copy(id)).put(ARTICLE, id).then().statusCode(200).body("revision", is(2));
    }

    @Test
    void standsInTheEditionAndInLists() {
        String id = published(one);

        Map<String, Object> edition = given().get("/api/v1/articles/{slug}?format=html,markdown,text&locale={locale}",
                one.slug(), locale).then().statusCode(200).extract().path("");
        assertEquals(List.of(), one.missingIn(edition, READ));
        Map<String, Object> listed = given().get("/api/v1/articles?locale={locale}", locale).then().statusCode(200)
                .body("items", hasSize(1)).extract().path("items[0]");
        assertEquals(List.of(), one.missingIn(listed, common(listed)));
        Map<String, Object> kept = PublicationRequests.as(Role.EDITOR).get(ARTICLE + "/editions/1", id).then().statusCode(200)
                .extract()
                .path("article");
        assertEquals(List.of(), one.missingIn(kept, common(kept)));
    }

    @Test
    void isFoundWhereReadersSearchIt() {
        published(one);

        List<String> searched = new ArrayList<>(Members.SEARCHABLE);
        searched.add("title");
        for (String member : searched) {
            given().queryParam("q", one.words(member)).queryParam("locale", locale).get("/api/v1/search").then().statusCode(200)
                    .body("items.article.slug", is(List.of(one.slug())));
        }
    }

    @Test
    void standsInTheHistoryAndInDifferences() {
        String id = create(one);
        String old = tag(id);
        replace(id, two).then().statusCode(200);

        Map<String, Object> first = PublicationRequests.as(Role.EDITOR).get(ARTICLE + "/revisions/1", id).then().statusCode(200)
                .extract()
                .path("content");
        assertEquals(List.of(), one.missingIn(first, ALL));
        String diff = ARTICLE + "/revisions/1/diff";
        Response told = PublicationRequests.as(Role.EDITOR).get(diff, id);
        assertEquals(without("sections"), told.then().statusCode(200).body("sections", hasSize(2)).extract().path(
                "members.member"));
        assertEquals(List.of(), one.missingIn(told.asString(), ALL));
        assertEquals(List.of(), two.missingIn(told.asString(), ALL));
        String lines = PublicationRequests.as(Role.EDITOR).accept("text/x-diff").get(diff, id).then().statusCode(200).extract()
                .asString();
        assertEquals(List.of(), one.missingIn(lines, ALL));
        assertEquals(List.of(), two.missingIn(lines, ALL));
        Response stale = PublicationRequests.with(old).body(one.members()).put(ARTICLE, id);
        assertEquals(List.of(), one.missingIn(stale.then().statusCode(412).extract().<Map<String, ?>> path("base"), ALL));
        assertEquals(List.of(), two.missingIn(stale.<Map<String, ?>> path("current"), ALL));
    }

    @Test
    void ofTwoWhoChangeDifferentOnesBothGetWhatTheyWrote() {
        String id = create(one);
        List<String> theirs = ALL.stream().filter(member -> ALL.indexOf(member) % 2 == 0).toList();
        List<String> mine = ALL.stream().filter(member -> !theirs.contains(member)).toList();

        patch(id, tag(id), "", some(two, theirs)).then().statusCode(200);
        patch(id, "*", "?base=1", some(two, mine)).then().statusCode(200);

        assertEquals(List.of(), two.missingIn(copy(id), ALL));
    }

    @Test
    void ofTwoWhoChangeTheSameTheSecondIsTold() {
        String id = create(one);
        String section = "sections/" + PublicationRequests.as(Role.EDITOR).get(ARTICLE, id).path("sections[0].id");
        Map<String, Object> theirs = new LinkedHashMap<>(two.members());
        Map<String, Object> mine = new LinkedHashMap<>(new Probe(locale + "-c", original()).members());
        theirs.put("sections", List.of(Map.of("id", section.substring(9), "heading", "Theirs")));
        mine.put("sections", List.of(Map.of("id", section.substring(9), "heading", "Mine")));
        patch(id, tag(id), "", theirs).then().statusCode(200);

        List<String> conflicts = patch(id, "*", "?base=1", mine).then().statusCode(412).extract().path("conflicts");

        TreeSet<String> expected = new TreeSet<>(without("sections"));
        expected.remove("listed"); // of two values: whoever changes it, changes it to the same
        expected.add(section);
        assertEquals(expected, new TreeSet<>(conflicts));
    }

    private static String original() {
        return PublicationRequests.as(Role.EDITOR).body(Map.of("title", "Original", "locale", Given.locale())).post(ARTICLES)
                .then()
                .statusCode(201).extract().path("id");
    }

    private static String create(Probe probe) {
        return PublicationRequests.as(Role.EDITOR).body(probe.members()).post(ARTICLES).then().statusCode(201).extract()
                .path("id");
    }

    private static String published(Probe probe) {
        String id = create(probe);
        PublicationRequests.publish(id, null, null).statusCode(200);
        return id;
    }

    private static Response replace(String id, Probe probe) {
        return PublicationRequests.with(tag(id)).body(probe.members()).put(ARTICLE, id);
    }

    private static Response patch(String id, String tag, String query, Map<String, ?> members) {
        return PublicationRequests.with(tag).contentType("application/merge-patch+json").body(members).patch(ARTICLE + query,
                id);
    }

    private static Map<String, Object> copy(String id) {
        return PublicationRequests.as(Role.EDITOR).get(ARTICLE, id).then().statusCode(200).extract().path("");
    }

    private static String tag(String id) {
        return PublicationRequests.as(Role.EDITOR).get(ARTICLE, id).then().statusCode(200).extract().header("ETag");
    }

    private static Map<String, Object> some(Probe probe, List<String> members) {
        Map<String, Object> some = new LinkedHashMap<>(probe.members());
        some.keySet().retainAll(members);
        return some;
    }

    private static List<String> common(Map<String, ?> answer) {
        return ALL.stream().filter(answer::containsKey).toList();
    }

    private static List<String> without(String member) {
        return ALL.stream().filter(one -> !one.equals(member)).toList();
    }
}
