/**
 * What every request passes before a resource is found: limits of connections and headers, methods, types, CORS. What never
 * reaches a route is refused without a problem document (see {@link dev.stet.platform.edge.HeaderLimits}).
 */
package dev.stet.platform.edge;
