/**
 * Who a client is by its address, behind proxies too, and how often it may do something; how much memory all may take at once.
 */
package dev.stet.platform.limit;
