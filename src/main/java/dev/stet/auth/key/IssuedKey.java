package dev.stet.auth.key;

import java.util.UUID;

/** A new key, and the only time that its text is to be had. */
public record IssuedKey(UUID id, KeyText text) {
}
