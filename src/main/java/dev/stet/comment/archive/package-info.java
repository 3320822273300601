/**
 * Comments as lines that can be kept elsewhere, and back; whom they are from only for those who may know.
 */
package dev.stet.comment.archive;
