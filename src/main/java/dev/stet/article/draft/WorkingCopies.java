package dev.stet.article.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.Caller;
import dev.stet.platform.page.Page;

/** Reading what editors work on: one transaction each, so that an article and its sections are of one state. */
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
        return WorkingCopy.of(ArticleKey.find(key, locale, caller));
    }

    @Transactional
    SectionCopies sections(String key, String locale, Caller caller) {
        return SectionCopies.of(ArticleKey.find(key, locale, caller));
    }

    @Transactional
    SectionCopy section(String key, String section, String locale, Caller caller) {
        return SectionCopy.of(SectionDrafting.find(ArticleKey.find(key, locale, caller), section));
    }
}
