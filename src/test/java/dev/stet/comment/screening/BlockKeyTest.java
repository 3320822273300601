package dev.stet.comment.screening;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.stet.comment.CommentRequest;
import dev.stet.comment.privacy.KeyRotation;
import dev.stet.comment.privacy.ProtectedAddresses;
import dev.stet.platform.batch.RowProcessor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** A blocked person stays blocked when the keys change. */
@QuarkusTest
class BlockKeyTest {

    private final KeyRotation rotation;
    private final RowProcessor rows;
    private final ProtectedAddresses blocks;

    BlockKeyTest(KeyRotation rotation, RowProcessor rows, ProtectedAddresses blocks) {
        this.rotation = rotation;
        this.rows = rows;
        this.blocks = blocks;
    }

    @Test
    void aBlockedAddressMovesToTheNewKey() {
        String email = CommentRequest.email();
        String id = CommentRequest.moderator().body(Map.of("kind", "email", "value", email))
                .post("/api/v1/editorial/comment-blocks")
                .then()
                .statusCode(201).extract().path("id");
        byte[] before = block(id).emailIndex;

        rotation.rotated(contacts -> new Blocking(contacts, null, rows).protectAgain());
        assertNotEquals("tests", block(id).emailKeyId);
        assertEquals(false, Arrays.equals(before, block(id).emailIndex));
        rotation.back(contacts -> new Blocking(contacts, null, rows).protectAgain());

        assertEquals("tests", block(id).emailKeyId);
        CommentRequest.moderator().get("/api/v1/editorial/comment-blocks/{id}", id).then().body("value", is(email));
    }

    @Test
    void theKeyOfABlockedAddressIsMissedAtTheStart() {
        CommentRequest.moderator().body(Map.of("kind", "email", "value", CommentRequest.email()))
                .post("/api/v1/editorial/comment-blocks").then().statusCode(201);

        assertTrue(blocks.areUnder("tests"));
        assertFalse(blocks.areUnder("another"));
    }

    private static Block block(String id) {
        return QuarkusTransaction.requiringNew().call(() -> Block.findById(UUID.fromString(id)));
    }
}
