/**
 * What any subject needs: problems, pages, HTTP, limits, OpenAPI, PostgreSQL, secrets. Knows HTTP and SQL, no subject.
 */
package dev.stet.platform;
