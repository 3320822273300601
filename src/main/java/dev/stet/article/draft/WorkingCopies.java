package dev.stet.article.draft;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.auth.Caller;
import dev.stet.platform.page.Page;
import dev.stet.platform.snapshot.ReadSnapshot;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Reading what editors work on: one transaction each, which sees one state, so that an article is there or not. */
@ApplicationScoped
class WorkingCopies {

    private final WorkingCopyList list;
    private final ArticleMemory memory;

    WorkingCopies(WorkingCopyList list, ArticleMemory memory) {
        this.list = list;
        this.memory = memory;
    }

    Page<WorkingCopySummary> page(WorkingCopyList.Wanted wanted, Caller caller) {
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
            return view.apply(ArticleKey.find(key, locale, caller));
        });
    }
}
