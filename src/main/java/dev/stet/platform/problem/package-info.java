/**
 * Every error the API answers with: one catalogue, one form (RFC 9457), one page that explains each. Knows no HTTP
 * framework.
 */
package dev.stet.platform.problem;
