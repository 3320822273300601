package dev.stet.article.conflict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.stet.article.draft.Article;
import dev.stet.platform.conditional.ETag;
import dev.stet.platform.conditional.EntityTags;

/** Others wait for the article while the state is looked for that somebody began with. */
class StaleArticleTest {

    private static final int LATEST = 50_000;

    private final UUID article = UUID.randomUUID();
    private final AtomicInteger made = new AtomicInteger();

    private ETag tag(int revision) {
        made.incrementAndGet();
        return Article.tag(article, revision);
    }

    private Integer find(ETag... sent) {
        return StaleArticle.revision(LATEST, new EntityTags(false, List.of(sent)), this::tag);
    }

    @Test
    void aStateIsFoundByItsTag() {
        assertEquals(LATEST - 999, find(Article.tag(article, LATEST - 999)));
        assertEquals(LATEST - 1, find(ETag.strong("none"), Article.tag(article, LATEST - 2), Article.tag(article, LATEST - 1)));
        assertEquals(LATEST, find(ETag.weak(Article.tag(article, LATEST).opaque())));
    }

    @Test
    void itCostsTheSameHoweverManyStatesThereWereAndTagsAreSent() {
        assertNull(find(IntStream.range(0, 4_000).mapToObj(i -> ETag.strong("no-" + i)).toArray(ETag[]::new)));
        assertTrue(made.get() <= 1_000, made + " tags were made");
    }
}
