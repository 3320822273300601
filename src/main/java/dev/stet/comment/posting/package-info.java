/**
 * Taking readers' replies: the form, the post, and the author's own edit or erasure within a while.
 */
package dev.stet.comment.posting;
