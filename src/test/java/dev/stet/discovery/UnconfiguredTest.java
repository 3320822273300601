package dev.stet.discovery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Where the operator has said nothing, nothing is made up; and the catalogue of the API needs no word from him. */
@QuarkusTest
class UnconfiguredTest {

    @Test
    void withoutPagesThereIsNoSitemapAndTheRefusalNamesTheSetting() {
        for (String file : List.of("/sitemap.xml", "/sitemap-1.xml")) {
            given().get(file).then().statusCode(404).contentType("application/problem+json")
                    .body("type", is("/problems/not-found")).body("detail", containsString("STET_ARTICLE_URL"));
        }
    }

    @Test
    void withoutAContactThereIsNoSecurityTxt() {
        given().get("/.well-known/security.txt").then().statusCode(404).contentType("application/problem+json")
                .body("detail", containsString("STET_SECURITY_CONTACT"));
    }

    @Test
    void theCatalogueLeadsToTheApiItsDescriptionAndItsState() {
        List<String> targets = given().get("/.well-known/api-catalog").then().statusCode(200)
                .header("Content-Type", allOf(startsWith("application/linkset+json;"),
                        containsString("profile=\"https://www.rfc-editor.org/info/rfc9727\"")))
                .body("linkset[0].anchor", is("https://api.example.org/api/v1")).extract()
                .path("linkset[0].findAll { it.key != 'anchor' }.collect { it.value[0].href }");
        for (String target : targets) {
            given().header("Accept", "*/*").get(target.replace("https://api.example.org", "")).then().statusCode(200);
        }
        given().head("/.well-known/api-catalog").then().statusCode(200)
                .header("Link", containsString("rel=\"api-catalog\""));
    }
}
