package dev.stet.article.draft;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.article.editing.EditorialRequests;
import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** How articles get their slugs, and which they keep. */
@QuarkusTest
class SlugTest {

    @Test
    void makesSlugsFromTitlesInEveryScript() {
        String title = "Ça va? " + Given.slug("x");
        String slug = EditorialRequests.create(Map.of("title", title)).then().statusCode(201).extract().path("slug");
        assertEquals("ca-va-" + title.substring(7), slug);

        EditorialRequests.create(Map.of("title", title)).then().statusCode(201).body("slug", is(slug + "-2"));
        EditorialRequests.create(Map.of("title", "深度求索", "locale", Given.locale())).then().statusCode(201).body("slug",
                is("深度求索"));
        EditorialRequests.create(Map.of("title", "???", "locale", Given.locale())).then().statusCode(201).body("slug",
                is("untitled"));
    }

    @Test
    void findsAnArticleByTheSlugsItHadUntilAnotherTakesThem() {
        String old = Given.publishedArticle("had");
        String now = Given.slug("has");
        String id = EditorialRequests.patch(old, EditorialRequests.tag(old), Map.of("slug", now)).then().statusCode(200)
                .extract().path("id");

        EditorialRequests.read(now).then().statusCode(200).body("id", is(id));
        EditorialRequests.read(old).then().statusCode(200).body("id", is(id));
        EditorialRequests.create(EditorialRequests.body(old)).then().statusCode(422).body("errors[0].pointer", is("#/slug"));

        String draft = EditorialRequests.draft("unseen");
        EditorialRequests.patch(draft, EditorialRequests.tag(draft), Map.of("slug", Given.slug("renamed"))).then()
                .statusCode(200);
        EditorialRequests.create(EditorialRequests.body(draft)).then().statusCode(201);
    }
}
