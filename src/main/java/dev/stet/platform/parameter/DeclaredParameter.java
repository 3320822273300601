package dev.stet.platform.parameter;

/**
 * A query parameter as a resource method wants it.
 *
 * @param repeatable whether it may be sent more than once
 */
public record DeclaredParameter(Class<?> type, boolean repeatable) {

    /** Any text can be read as this. */
    public boolean textual() {
        return repeatable || type == String.class;
    }
}
