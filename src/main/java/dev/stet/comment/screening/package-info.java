/**
 * Whether a comment can be shown at once: block list, links, repetitions, whether its author is known, and an
 * Akismet-compatible check where one is configured.
 */
package dev.stet.comment.screening;
