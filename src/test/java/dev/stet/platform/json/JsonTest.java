package dev.stet.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import dev.stet.platform.page.Cursor;

/** What is stored is read by an older program than the one that wrote it, too. */
class JsonTest {

    @Test
    void passesOverWhatItDoesNotKnow() {
        String newer = "{\"list\": \"articles\", \"newer\": {\"a\": [1]}, \"backward\": true, \"key\": [\"1\"]}";

        Cursor cursor = Json.read(newer, Cursor.class);
        assertEquals("articles", cursor.list());
        assertEquals(true, cursor.backward());
    }
}
