package dev.stet.article.editing;

/** Bodies that the OpenAPI document shows. */
final class DraftExamples {

    static final String ARTICLE = """
            {"slug": "deepseeks-rise", "locale": "en", "title": "DeepSeek’s Rise", "lead": "It began in *Hangzhou*.", \
            "authors": ["li-wei"], "tags": ["china", {"slug": "ai", "name": "Artificial Intelligence"}], \
            "sections": [{"heading": "About Liang Wenfeng", "body": "A founder who reads."}]}""";
    static final String PATCH = """
            {"title": "DeepSeek’s Rise, explained", "summary": null}""";
    static final String SECTION = """
            {"heading": "About Liang Wenfeng", "body": "A founder who reads."}""";
    static final String ORDER = """
            {"sections": ["second", "first"]}""";

    private DraftExamples() {
    }
}
