package dev.stet.article.draft;

import static dev.stet.article.editing.EditorialRequests.editor;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import dev.stet.article.draft.SlugTwins.Twin;
import dev.stet.article.editing.EditorialRequests;
import dev.stet.testsupport.Given;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What was made at an address that was not composed is found again after the upgrade, and twins are told of. */
@QuarkusTest
class SlugTwinsTest {

    @Inject
    SlugTwins slugTwins;
    @Inject
    EntityManager database;

    private final String end = Given.slug("");
    private final String composed = "\u00E9t" + end;
    private final String twoCharacters = Normalizer.normalize(composed, Normalizer.Form.NFD);

    private String published(String slug, String title) {
        EditorialRequests.create(Map.of("slug", slug, "title", title)).then().statusCode(201);
        EditorialRequests.publish(slug, "{}").then().statusCode(200);
        return EditorialRequests.read(slug).path("id");
    }

    /** As a PUT at such an address would have left it. */
    private void rename(String slug, String former) {
        sql("UPDATE slug SET slug = :former WHERE slug = :slug", slug, former);
        sql("UPDATE article SET slug = :former WHERE slug = :slug", slug, former);
        sql("UPDATE edition SET slug = :former, document = convert_to(replace(convert_from(document, 'UTF8'), :slug, :former),"
                + " 'UTF8') WHERE slug = :slug", slug, former);
        sql("UPDATE revision SET members = jsonb_set(members, '{slug}', to_jsonb(cast(:former AS text)))"
                + " WHERE members ->> 'slug' = :slug", slug, former);
    }

    private void sql(String sql, String slug, String former) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql).setParameter("slug", slug)
                .setParameter("former", former).executeUpdate());
    }

    private void migrate() throws IOException {
        String migration = Files.readString(Path.of("src/main/resources/db/migration/V110__compose_slugs.sql"));
        QuarkusTransaction.requiringNew().run(() -> database.unwrap(org.hibernate.Session.class).doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(migration.substring(migration.indexOf("DO $$")));
            }
        }));
    }

    @Test
    void oneWithoutATwinIsFoundAtItsSlug() throws IOException {
        String id = published("lone" + end, "Lone");
        rename("lone" + end, twoCharacters);
        migrate();
        given().get("/api/v1/articles/{slug}", composed).then().statusCode(200).body("id", is(id));
        EditorialRequests.read(composed).then().statusCode(200).body("id", is(id)).body("slug", is(composed))
                .body("changed", is(false));
        editor().get(EditorialRequests.ARTICLE + "/revisions/1", id).then().body("content.slug", is(composed));
        assertEquals(List.of(), mine());
    }

    /** Unicode has such letters in one character, and composes none of them. */
    @Test
    void oneThatIsTooLongComposedIsCut() throws IOException {
        String id = published("long" + end, "Long");
        String former = "z" + end + "\u0958".repeat(70);
        rename("long" + end, former);
        migrate();
        String slug = Normalizer.normalize(former, Normalizer.Form.NFC).substring(0, 120);
        given().get("/api/v1/articles/{slug}", slug).then().statusCode(200).body("id", is(id));
    }

    @Test
    void twinsAreBothFoundAndToldOfUntilOneIsRenamed() throws IOException {
        String right = published(composed, "Right");
        String id = published("twin" + end, "Twin");
        rename("twin" + end, twoCharacters);
        migrate();
        migrate();
        given().get("/api/v1/articles/{slug}", composed).then().statusCode(200).body("id", is(right));
        given().get("/api/v1/articles/{slug}", composed + "-2").then().statusCode(200).body("id", is(id));
        assertEquals(List.of(new Twin("article", "en", composed + "-2", composed)), mine());
        assertEquals("The article '%1$s-2' of locale en was a twin of '%1$s': their addresses looked the same."
                .formatted(composed) + " See which is right, and rename or delete the other.", mine().get(0).report());
        editor().header("If-Match", EditorialRequests.tag(id)).delete(EditorialRequests.ARTICLE + "/publication", id).then()
                .statusCode(oneOf(200, 204));
        EditorialRequests.patch(id, EditorialRequests.tag(id), Map.of("slug", "other" + end)).then().statusCode(200);
        assertEquals(List.of(), mine());
    }

    @Test
    void namesThatHaveTwinsAreToldOfToo() throws IOException {
        for (String kind : List.of("tag", "author")) {
            for (String slug : List.of(twoCharacters, composed)) {
                sql("INSERT INTO " + kind + " SELECT :slug, :former", slug, "N");
            }
        }
        migrate();
        assertEquals(List.of(new Twin("author", "", composed + "-2", composed), new Twin("tag", "", composed + "-2", composed)),
                mine());
        for (String kind : List.of("tags", "authors")) {
            String address = "/api/v1/editorial/" + kind + "/{slug}";
            editor().header("If-Match", editor().get(address, composed + "-2").header("ETag")).delete(address, composed + "-2")
                    .then().statusCode(204);
        }
        assertEquals(List.of(), mine());
    }

    private List<Twin> mine() {
        return QuarkusTransaction.requiringNew().call(slugTwins::twins).stream().filter(twin -> twin.twin().equals(composed))
                .toList();
    }
}
