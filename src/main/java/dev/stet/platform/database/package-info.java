/** What the application makes of the death of its own database: fresh connections, and what it says of its health. */
package dev.stet.platform.database;
