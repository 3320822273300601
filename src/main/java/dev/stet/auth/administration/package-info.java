/**
 * What administrators do with accounts and keys, the first key of all, and the audit log of it.
 */
package dev.stet.auth.administration;
