package dev.stet.article.editing;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.draft.Article;
import dev.stet.article.draft.ArticleLocator;
import dev.stet.article.editing.WorkingCopy.SectionCopies;
import dev.stet.article.editing.WorkingCopy.SectionCopy;
import dev.stet.auth.account.Caller;
import dev.stet.platform.page.Page;
import dev.stet.platform.snapshot.ReadSnapshot;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Reading what editors work on: one transaction each, which sees one state, so that an article is there or not. */
@ApplicationScoped
class WorkingCopyReader {

    private final WorkingCopyQuery list;
    private final EditorialReadMemory memory;

    WorkingCopyReader(WorkingCopyQuery list, EditorialReadMemory memory) {
        this.list = list;
        this.memory = memory;
    }

    Page<WorkingCopySummary> page(WorkingCopyQuery.Wanted wanted, Caller caller) {
        return list.page(wanted, caller);
    }

    WorkingCopy read(String key, String locale, Caller caller) {
        return read(key, locale, caller, WorkingCopy::of);
    }

    SectionCopies sections(String key, String locale, Caller caller) {
        return read(key, locale, caller, SectionCopies::of);
    }

    SectionCopy section(String key, String section, String locale, Caller caller) {
        return read(key, locale, caller, article -> SectionCopy.of(SectionDrafting.find(article, section)));
    }

    private <T> T read(String key, String locale, Caller caller, Function<Article, T> view) {
        memory.reserve(key, locale, 1);
        return QuarkusTransaction.requiringNew().call(() -> {
            ReadSnapshot.begin();
            return view.apply(ArticleLocator.find(key, locale, caller));
        });
    }
}
