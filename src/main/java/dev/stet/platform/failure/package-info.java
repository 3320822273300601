/**
 * What went wrong, told as a problem: exceptions of resources, of the framework and of the database, routes that lead
 * nowhere, and the pages that explain each type of problem.
 */
package dev.stet.platform.failure;
