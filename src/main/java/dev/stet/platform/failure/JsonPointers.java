package dev.stet.platform.failure;

import java.nio.charset.StandardCharsets;

/** Builds a JSON pointer as a URI fragment (RFC 6901 §6). */
class JsonPointers {

    private static final String FRAGMENT = "-._~!$&'()*+,;=:@/?";

    private final StringBuilder text = new StringBuilder("#");

    JsonPointers member(String name) {
        text.append('/').append(encoded(name.replace("~", "~0").replace("/", "~1")));
        return this;
    }

    JsonPointers element(int index) {
        text.append('/').append(index);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String encoded(String token) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : token.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || FRAGMENT.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted(b & 0xFF));
        }
        return encoded.toString();
    }
}
