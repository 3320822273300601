package dev.stet.platform.openapi;

import java.util.Arrays;

/** For whom an operation is; its path decides. */
enum Audience {

    EDITORS("Editors", "/api/v1/editorial", true),
    INTEGRATORS("Integrators", "/api/v1/integration", true),
    WELL_KNOWN("Integrators", "/.well-known", false),
    FRONTENDS("Frontends", "", false);

    /** The name of a tag of the frame, {@code META-INF/openapi.yaml}. */
    final String tag;
    final boolean needsKey;
    private final String prefix;

    Audience(String tag, String prefix, boolean needsKey) {
        this.tag = tag;
        this.prefix = prefix;
        this.needsKey = needsKey;
    }

    static Audience of(String path) {
        return Arrays.stream(values()).filter(audience -> path.startsWith(audience.prefix)).findFirst().orElseThrow();
    }
}
