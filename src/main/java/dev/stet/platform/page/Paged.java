package dev.stet.platform.page;

/** An answer that is part of a list. */
public interface Paged {

    Page.Place page();
}
