/**
 * An editor's decisions about what readers see: publish, schedule, withdraw, check beforehand, look at past editions.
 */
package dev.stet.article.publication;
