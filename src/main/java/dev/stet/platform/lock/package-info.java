/**
 * Taking rows that are to be changed: the one door to Hibernate's locks.
 */
package dev.stet.platform.lock;
