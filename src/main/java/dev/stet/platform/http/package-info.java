/**
 * The edge: what is true of every exchange, whatever it is about; limits, headers, conditional requests, parameters. Two
 * things answer otherwise than by a problem document: {@code /q/health}, whose 503 has a form of its own, and what never
 * reaches a route (see {@link dev.stet.platform.http.HeaderLimits}).
 */
package dev.stet.platform.http;
