package dev.stet.platform.postgres;

/**
 * Where a database is and who we are to it.
 *
 * @param url of JDBC
 * @param username {@code null} where the URL says it
 * @param password {@code null} where the URL says it or none is needed; in no message
 */
public record DatabaseAddress(String url, String username, String password) {

    @Override
    public String toString() {
        return username + "'s database";
    }
}
