/**
 * What feed readers take: articles and comments, the same in each of the formats that they know.
 */
package dev.stet.feed;
