package dev.stet.transfer.exporting;

/** What export answers, as the OpenAPI document shows it. */
final class ExportExamples {

    static final String ARCHIVE = """
            {"kind": "edition", "article": "0192f0c1-7b1e-7c3a-9a53-2f1f4f6c0a11", "number": 1, "revision": 1, \
            "from": "2025-01-28T08:00:00Z", "until": null, "declaredUntil": null, "publishedAt": "2025-01-28T08:00:00Z", \
            "updatedAt": "2025-01-28T08:00:00Z", "account": "0192f0c1-7b1e-7c3a-9a53-2f1f4f6c0a00", "note": null, \
            "redactedAt": null}""";

    private ExportExamples() {
    }
}
