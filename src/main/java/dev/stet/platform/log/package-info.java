/**
 * What the log does not say: what people wrote, where a statement of the database failed with it, and the same failure over
 * and over. A filter of every handler (application.properties), so that it holds for frameworks as for ourselves.
 */
package dev.stet.platform.log;
