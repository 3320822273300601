package dev.stet.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing wrong with a request: where, and what to do about it. Exactly one of {@code pointer} and {@code parameter}
 * is set.
 *
 * @param pointer a JSON pointer into the body as a URI fragment ({@code #/sections/0/heading}), or {@code null}
 * @param parameter the name of a query parameter or header, or {@code null}
 * @param detail a sentence for the person who made the request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(String pointer, String parameter, String detail) {

    public static Fault at(String pointer, String detail) {
        return new Fault(pointer, null, detail);
    }

    public static Fault of(String parameter, String detail) {
        return new Fault(null, parameter, detail);
    }
}
