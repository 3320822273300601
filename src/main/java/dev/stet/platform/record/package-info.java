/**
 * Going over the components of records by their names.
 */
package dev.stet.platform.record;
