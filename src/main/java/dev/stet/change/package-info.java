/**
 * What happened, in order: written in the transaction of what it tells, made readable by the relay soon after its commit.
 */
package dev.stet.change;
