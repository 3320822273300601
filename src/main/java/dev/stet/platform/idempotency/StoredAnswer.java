package dev.stet.platform.idempotency;

/**
 * What the first request with a key was answered.
 *
 * @param contentType {@code null} without a body, as are {@code location} and {@code etag} where there was none
 * @param body without one-time secrets
 */
record StoredAnswer(int status, String contentType, String location, String etag, byte[] body) {
}
