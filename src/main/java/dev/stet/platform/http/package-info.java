/**
 * What is true of every exchange, whatever it is about: its names in problems and logs, headers, redirects, answers that are
 * streamed. {@code /q/health} alone answers otherwise than by a problem document: its 503 has a form of its own.
 */
package dev.stet.platform.http;
