/**
 * Travelling in time by the rules of RFC 7089 (Memento).
 */
package dev.stet.article.memento;
