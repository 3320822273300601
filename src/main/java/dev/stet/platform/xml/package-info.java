/**
 * XML as it is sent: well-formed, whatever was written into it.
 */
package dev.stet.platform.xml;
