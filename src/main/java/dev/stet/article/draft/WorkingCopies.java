package dev.stet.article.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.Caller;
import dev.stet.platform.page.Page;
import dev.stet.platform.snapshot.ReadSnapshot;

/** Reading what editors work on: one transaction each, which sees one state, so that an article is there or not. */
@ApplicationScoped
class WorkingCopies {

    private final WorkingCopyList list;

    WorkingCopies(WorkingCopyList list) {
        this.list = list;
    }

    Page<WorkingCopySummary> page(WorkingCopyList.Wanted wanted, Caller caller) {
        return list.page(wanted, caller);
    }

    @Transactional
    WorkingCopy read(String key, String locale, Caller caller) {
        ReadSnapshot.begin();
        return WorkingCopy.of(ArticleKey.find(key, locale, caller));
    }

    @Transactional
    SectionCopies sections(String key, String locale, Caller caller) {
        ReadSnapshot.begin();
        return SectionCopies.of(ArticleKey.find(key, locale, caller));
    }

    @Transactional
    SectionCopy section(String key, String section, String locale, Caller caller) {
        ReadSnapshot.begin();
        return SectionCopy.of(SectionDrafting.find(ArticleKey.find(key, locale, caller), section));
    }
}
