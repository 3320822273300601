package dev.stet.article.edition;

import java.util.Collection;
import java.util.UUID;

/**
 * Another room's index of what editions say, kept in the transaction that changes them, so that it is never behind. Declared
 * here and implemented above, so that articles need not know who indexes what.
 */
public interface EditionIndex {

    /** Called whenever an edition was rendered, also before it is inserted; it is locked, or nobody else knows it yet. */
    void enter(Edition edition);

    /** Called when nobody may or can ever see these again. Those that are deleted are not told of. */
    void strike(Collection<UUID> editions);
}
