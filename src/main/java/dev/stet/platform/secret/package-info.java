/**
 * Signing keys that all nodes share, and what is signed with them.
 */
package dev.stet.platform.secret;
