/**
 * What readers see and when: publishing in periods, rendering, and reading in one round trip.
 */
package dev.stet.article.edition;
