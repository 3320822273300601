/**
 * Accounts, persons or programs, and their roles. Which role contains which, only
 * {@link dev.stet.auth.account.Role} knows.
 */
package dev.stet.auth.account;
