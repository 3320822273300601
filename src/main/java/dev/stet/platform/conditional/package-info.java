/**
 * Conditional requests: entity tags, and what {@code If-Match} must say (RFC 9110, section 13).
 */
package dev.stet.platform.conditional;
