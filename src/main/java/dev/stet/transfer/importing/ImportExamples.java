package dev.stet.transfer.importing;

/** What import takes and answers, as the OpenAPI document shows it. */
final class ImportExamples {

    static final String MARKDOWN = """
            ---
            title: "Let It Stand"
            slug: let-it-stand
            tags: [publishing]
            comments: open
            ---

            The lead, before the first heading.

            ## A section

            Its text.
            """;

    static final String NDJSON = """
            {"slug":"let-it-stand","title":"Let It Stand","lead":"The lead.",\
            "sections":[{"heading":"A section","body":"Its text."}]}""";

    static final String REPORT = """
            {"line":1,"status":"created","id":"0192f0c1-7b1e-7c3a-9a53-2f1f4f6c0a11","locale":"en",\
            "slug":"let-it-stand","edition":1}""";

    private ImportExamples() {
    }
}
