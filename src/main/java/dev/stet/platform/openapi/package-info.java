/**
 * What the OpenAPI document says of every operation: the answers that all share, who may, how to cache. Its frame (title,
 * tags, headers) is {@code META-INF/openapi.yaml}; the operations themselves are read from the resources.
 */
package dev.stet.platform.openapi;
