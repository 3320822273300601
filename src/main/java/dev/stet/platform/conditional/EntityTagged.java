package dev.stet.platform.conditional;

/** An answer that names the state it shows; GET, POST and PATCH repeat the name as their {@code ETag}. */
public interface EntityTagged {

    /** As it stands in a header, with its quotes. */
    String etag();
}
