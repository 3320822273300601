/**
 * Reads of several statements that must see one state of the database.
 */
package dev.stet.platform.snapshot;
