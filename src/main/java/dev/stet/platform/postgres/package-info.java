/**
 * The database of the program. By default a PostgreSQL of its own: unpacked, started before Quarkus, stopped after it,
 * never deleted. Flyway runs before any bean does, so this room is used by {@code main} and knows no Quarkus.
 *
 * <pre>
 * $STET_HOME/lock                     held while the program runs, so that a second one is refused
 * $STET_HOME/postgresql/binaries-…    what was unpacked, named by its content
 * $STET_HOME/postgresql/data          the cluster; the one folder that must not be lost
 * $STET_HOME/postgresql/password      of both roles, mode 0600
 * $STET_HOME/postgresql/log           a week of the server's own messages
 * </pre>
 */
package dev.stet.platform.postgres;
