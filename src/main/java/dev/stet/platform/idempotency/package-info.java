/**
 * {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header-07): whoever does not know whether a POST arrived sends it
 * again, and it happens once. Applies to every POST of the house that does not refuse it; resources need do nothing.
 */
package dev.stet.platform.idempotency;
