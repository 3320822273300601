package dev.stet.auth.account;

/** The roles' names as constants, for {@code @RolesAllowed}. */
public final class RoleName {

    public static final String READER = "reader";
    public static final String AUTHOR = "author";
    public static final String EDITOR = "editor";
    public static final String MODERATOR = "moderator";
    public static final String ADMIN = "admin";

    private RoleName() {
    }
}
