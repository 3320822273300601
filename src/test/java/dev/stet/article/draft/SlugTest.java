package dev.stet.article.draft;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.stet.testsupport.Given;
import io.quarkus.test.junit.QuarkusTest;

/** How articles get their slugs, and which they keep. */
@QuarkusTest
class SlugTest {

    @Test
    void makesSlugsFromTitlesInEveryScript() {
        String title = "Ça va? " + Given.slug("x");
        String slug = Desk.create(Map.of("title", title)).then().statusCode(201).extract().path("slug");
        assertEquals("ca-va-" + title.substring(7), slug);

        Desk.create(Map.of("title", title)).then().statusCode(201).body("slug", is(slug + "-2"));
        Desk.create(Map.of("title", "深度求索", "locale", Given.locale())).then().statusCode(201).body("slug", is("深度求索"));
        Desk.create(Map.of("title", "???", "locale", Given.locale())).then().statusCode(201).body("slug", is("untitled"));
    }

    @Test
    void findsAnArticleByTheSlugsItHadUntilAnotherTakesThem() {
        String old = Given.publishedArticle("had");
        String now = Given.slug("has");
        String id = Desk.patch(old, Desk.tag(old), Map.of("slug", now)).then().statusCode(200).extract().path("id");

        Desk.read(now).then().statusCode(200).body("id", is(id));
        Desk.read(old).then().statusCode(200).body("id", is(id));
        Desk.create(Desk.body(old)).then().statusCode(422).body("errors[0].pointer", is("#/slug"));

        String draft = Desk.draft("unseen");
        Desk.patch(draft, Desk.tag(draft), Map.of("slug", Given.slug("renamed"))).then().statusCode(200);
        Desk.create(Desk.body(draft)).then().statusCode(201);
    }
}
