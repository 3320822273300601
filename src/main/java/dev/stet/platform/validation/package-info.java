/**
 * What Bean Validation asks of texts: how long they are, and whether there is anything to be seen.
 */
package dev.stet.platform.validation;
