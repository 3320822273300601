/**
 * Deciding which replies readers see.
 */
package dev.stet.comment.moderation;
