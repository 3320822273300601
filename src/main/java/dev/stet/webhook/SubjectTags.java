package dev.stet.webhook;

import java.util.Set;
import java.util.UUID;

/** Knows the tags of what an event is about, where the event does not say them: this room knows no article. */
public interface SubjectTags {

    /** @return slugs; empty where the article has none or is gone */
    Set<String> of(UUID article);
}
