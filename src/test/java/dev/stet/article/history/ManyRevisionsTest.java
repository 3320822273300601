package dev.stet.article.history;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.article.content.ArticleForm;
import dev.stet.article.draft.Article;
import dev.stet.article.editing.Drafting;
import dev.stet.article.editing.RevisionRestoring;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.platform.failure.FormReader;
import dev.stet.testsupport.Given;
import dev.stet.testsupport.Keys;
import dev.stet.testsupport.Statements;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The thousandth revision of a long article costs what the tenth did: in statements and in bytes. */
@QuarkusTest
@Tag("soak")
class ManyRevisionsTest {

    private static final int SECTIONS = 64;
    private static final int PARAGRAPHS = 4;
    private static final int TRIES = 5;

    private final String slug = Given.slug("long");
    private final Random random = new Random(7);
    private final ObjectNode copy = JsonNodeFactory.instance.objectNode();

    private final Drafting drafting;
    private final RevisionRestoring restoring;
    private final RevisionReader history;
    private final FormReader forms;

    private Caller editor;
    private UUID id;

    ManyRevisionsTest(Drafting drafting, RevisionRestoring restoring, RevisionReader history, FormReader forms) {
        this.drafting = drafting;
        this.restoring = restoring;
        this.history = history;
        this.forms = forms;
    }

    /** What each way of using the history costs now: statements, but bytes for {@code stored}. */
    private record Costs(long saving, long listing, long reading, long comparing, long restoring, long stored) {
    }

    @Test
    void theThousandthRevisionCostsWhatTheTenthDid() {
        begin();
        saveUntil(10);
        Costs early = costs();
        saveUntil(1_000);
        Costs late = costs();

        assertThat("statistics are on", early.saving, greaterThan(0L));
        assertThat(late.saving, is(early.saving));
        assertThat(late.listing, is(early.listing));
        assertThat(late.reading, is(early.reading));
        assertThat(late.comparing, is(early.comparing));
        assertThat(late.restoring, is(early.restoring));
        assertThat(late.stored, lessThan(early.stored + early.stored / 5));
        assertThat("a save does not store the article whole", late.stored, lessThan(allTexts() / 3));
    }

    private void begin() {
        editor = Keys.account(Role.EDITOR);
        copy.put("slug", slug).put("title", "A long article");
        ArrayNode sections = copy.putArray("sections");
        IntStream.range(0, SECTIONS)
                .forEach(n -> sections.addObject().put("slug", "section-" + n).put("heading", "Section " + n)
                        .put("body", paragraphs()));
        save();
        id = RevisionRows.id(slug);
    }

    private void saveUntil(int number) {
        while (latest() < number) {
            save();
        }
    }

    /** Changes one paragraph of one section, as editors do. */
    private void save() {
        ObjectNode section = (ObjectNode) copy.get("sections").get(random.nextInt(SECTIONS));
        section.put("body", section.get("body").asText().replaceFirst("[^\n]+", paragraph()));
        ArticleForm form = forms.bind(copy, ArticleForm.class);
        QuarkusTransaction.requiringNew().run(() -> drafting.createOrReplace(form, editor));
    }

    private Costs costs() {
        int latest = latest();
        long before = bytes();
        save();
        long stored = bytes() - before;
        return new Costs(statements(n -> save()), statements(n -> history.page(id, 20, null)),
                statements(n -> history.read(article(), latest / 2)), statements(n -> history.diff(article(), 1, latest)),
                statements(this::restore), stored);
    }

    private void restore(int n) {
        restoring.restore(id.toString(), "en", latest() / 2 + n % 2, RevisionRows.tag(id), "Restored", editor);
    }

    /** The least of some tries: the first of a kind may have something to prepare. */
    private static long statements(IntConsumer action) {
        return IntStream.range(0, TRIES).mapToLong(n -> Statements.of(() -> inRequest(() -> action.accept(n)))).min()
                .orElseThrow();
    }

    /** With a session of its own, as each request has. */
    private static void inRequest(Runnable action) {
        var context = Arc.container().requestContext();
        boolean mine = !context.isActive();
        if (mine) {
            context.activate();
        }
        try {
            action.run();
        } finally {
            if (mine) {
                context.terminate();
            } else {
                Panache.getSession().clear();
            }
        }
    }

    private Article article() {
        return Article.findById(id);
    }

    private int latest() {
        return QuarkusTransaction.requiringNew().call(() -> Article.<Article> findById(id).revision);
    }

    /** As stored, compressed: of all revisions and the texts that they refer to. */
    private long bytes() {
        return number("SELECT (SELECT coalesce(sum(pg_column_size(members)), 0) FROM revision WHERE article_id = :id)"
                + " + (SELECT coalesce(sum(pg_column_size(body) + pg_column_size(hash)), 0) FROM "
                + "article_text WHERE article_id = :id)");
    }

    /** Of the working copy. */
    private long allTexts() {
        return number("SELECT sum(pg_column_size(body)) FROM section WHERE article_id = :id");
    }

    private long number(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) Panache.getEntityManager().createNativeQuery(sql)
                .setParameter("id", id).getSingleResult()).longValue());
    }

    private String paragraphs() {
        String[] paragraphs = new String[PARAGRAPHS];
        Arrays.setAll(paragraphs, n -> paragraph());
        return String.join("\n\n", paragraphs);
    }

    /** Words that compress as little as prose does. */
    private String paragraph() {
        return IntStream.range(0, 60).mapToObj(n -> Integer.toString(random.nextInt(1 << 30), 36))
                .reduce((a, b) -> a + " " + b).orElseThrow();
    }
}
