/**
 * Who a client is by its address, behind proxies too, and how often it may do something.
 */
package dev.stet.platform.limit;
