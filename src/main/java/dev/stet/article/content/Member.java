package dev.stet.article.content;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of {@link Content} is for; all that handles members goes by this. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Member {

    /** Of a member that says what it said even where it was redacted: what finds the article, and no words of it. */
    String KEPT = "";

    /** Markdown: rendered when it is published, and told by lines where it differs. */
    boolean markdown() default false;

    /** Whether readers find the article by its words. The title, which counts for more, is searched in any case. */
    boolean searchable() default false;

    /** What a redacted revision says instead, as JSON, or {@link #KEPT}. */
    String redacted() default "null";
}
