/**
 * The one clock that decides anything: the database's. Those of nodes may differ.
 */
package dev.stet.platform.time;
