package dev.stet.auth.administration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.stet.auth.account.Account;
import dev.stet.platform.json.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** An entry of the log of changes as the database has it. */
record LoggedChange(String kind, UUID by, Instant at, JsonNode payload) {

    /** What the log says of one account or key, in order. */
    static List<LoggedChange> of(String subject, String id) {
        return QuarkusTransaction.requiringNew().call(() -> rows(subject, id).stream()
                .map(row -> new LoggedChange((String) row[0], (UUID) row[1], (Instant) row[2],
                        Json.tree(((String) row[3]).getBytes(StandardCharsets.UTF_8))))
                .toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(String subject, String id) {
        return Account.getEntityManager().createNativeQuery("""
                SELECT kind, account_id, occurred_at, payload::text FROM change
                WHERE payload -> cast(?1 AS text) ->> 'id' = ?2 ORDER BY seq""")
                .setParameter(1, subject).setParameter(2, id).getResultList();
    }
}
