package dev.stet.sync;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.stet.auth.account.Role;
import dev.stet.change.ChangeLog;
import dev.stet.testsupport.Keys;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** A client that reads the log, and what tests write into it behind the API's back. */
final class Follower {

    static final String CHANGES = "/api/v1/integration/changes";

    private Follower() {
    }

    static ValidatableResponse get(Role role, String query) {
        return given().auth().oauth2(Keys.of(role)).get(CHANGES + query).then();
    }

    static JsonPath read(Role role, String query) {
        return get(role, query).statusCode(200).extract().jsonPath();
    }

    /** A cursor behind all that has happened. */
    static String now() {
        return read(Role.ADMIN, "?snapshot=true&limit=1&article=" + new UUID(0, 1)).getString("page.next");
    }

    /** All that comes after a cursor, by pages. */
    static List<Map<String, Object>> all(Role role, String after, String filters, int limit) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (boolean more = true; more;) {
            JsonPath page = read(role, "?after=" + after + "&limit=" + limit + filters);
            all.addAll(page.getList("items"));
            after = page.getString("page.next");
            more = page.getBoolean("page.more");
        }
        return all;
    }

    static List<Object> each(List<Map<String, Object>> changes, String member) {
        return changes.stream().map(change -> change.get(member)).toList();
    }

    static void append(String kind, UUID article, Map<String, ?> payload) {
        Map<String, Object> whole = known(kind);
        whole.putAll(payload);
        QuarkusTransaction.requiringNew().run(() -> Arc.container().instance(ChangeLog.class).get().append(kind, article, null,
                null, whole, Set.of()));
    }

    /** What is told of such a change at least. */
    private static Map<String, Object> known(String kind) {
        Map<String, Object> known = new HashMap<>();
        if (kind.matches("(article|tag|author)[.].*")) {
            known.putAll(Map.of("slug", "slug", kind.startsWith("article.") ? "locale" : "name", "en"));
        }
        if (kind.startsWith("comment.")) {
            known.putAll(Map.of("comment", new UUID(0, 1), "status", "pending"));
        } else if (kind.equals("article.comment-policy-changed")) {
            known.put("open", true);
        } else if (kind.matches("article[.](created|revised)")) {
            known.put("revision", 1);
        } else if (kind.matches("article[.](scheduled|published|expired|withdrawn|cancelled|redacted)")) {
            known.putAll(Map.of("revision", 1, "edition", 1, "from", "2025-01-28T08:00:00Z"));
            known.put("until", null);
        }
        return known;
    }
}
