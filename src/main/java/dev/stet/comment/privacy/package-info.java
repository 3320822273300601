/**
 * Who comments are from, apart from what they say: addresses encrypted and found by a keyed index only, kept no longer than
 * needed, told to the person and erased on request.
 */
package dev.stet.comment.privacy;
