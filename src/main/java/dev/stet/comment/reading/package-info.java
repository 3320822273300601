/**
 * What the public may see of readers' replies.
 */
package dev.stet.comment.reading;
