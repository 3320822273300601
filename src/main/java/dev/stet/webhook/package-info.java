/**
 * Webhooks: tells other programs what happened, signed, at least once and in order for each article. Knows no article: it
 * follows the log of changes and hands on what is written there.
 */
package dev.stet.webhook;
