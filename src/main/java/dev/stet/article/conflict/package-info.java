/**
 * When two editors meet: what an edit demands of the state it finds, how two edits are merged, and what the
 * refusal of one tells.
 */
package dev.stet.article.conflict;
