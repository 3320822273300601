package dev.stet.auth.account;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an account may do. The one place that knows which role contains which. */
public enum Role {

    /** Reads everything editorial but comments. */
    READER(RoleName.READER),
    /** Writes its own articles and publishes none. Not a reader: what others draft is not its business. */
    AUTHOR(RoleName.AUTHOR),
    /** Writes and publishes every article. */
    EDITOR(RoleName.EDITOR, READER, AUTHOR),
    /** Decides on comments, and nothing else. */
    MODERATOR(RoleName.MODERATOR),
    /** Everything. */
    ADMIN(RoleName.ADMIN, READER, AUTHOR, EDITOR, MODERATOR);

    @EnumeratedValue
    final String label;
    private final Set<String> grants;

    Role(String label, Role... contained) {
        this.label = label;
        this.grants = Stream.concat(Stream.of(label), Stream.of(contained).map(Role::toString)).collect(toUnmodifiableSet());
    }

    /** Whether it is {@code other} or contains it. */
    public boolean contains(Role other) {
        return grants.contains(other.label);
    }

    /** The names that open an {@code @RolesAllowed} or a path's policy to this role: its own and those it contains. */
    public Set<String> grants() {
        return grants;
    }

    /** As in the database, in the API and in {@link RoleName}. */
    @Override
    @JsonValue
    public String toString() {
        return label;
    }
}
