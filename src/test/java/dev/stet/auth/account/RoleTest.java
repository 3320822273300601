package dev.stet.auth.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void containsOnlyWhatThePlanSays() {
        assertEquals(Set.of("reader"), Role.READER.grants());
        assertEquals(Set.of("author"), Role.AUTHOR.grants());
        assertEquals(Set.of("reader", "author", "editor"), Role.EDITOR.grants());
        assertEquals(Set.of("moderator"), Role.MODERATOR.grants());
        assertEquals(Set.of("reader", "author", "editor", "moderator", "admin"), Role.ADMIN.grants());
    }

    @Test
    void tellsACallerWhatItMayDo() {
        Caller editor = new Caller(null, "Ed", Role.EDITOR);
        assertTrue(editor.may(Role.EDITOR));
        assertTrue(editor.may(Role.AUTHOR));
        assertFalse(editor.may(Role.MODERATOR));
        assertFalse(editor.may(Role.ADMIN));
    }
}
