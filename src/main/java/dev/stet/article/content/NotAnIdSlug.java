package dev.stet.article.content;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import dev.stet.text.Slugs;

/** A slug that nobody takes for an id where both are accepted; {@code null} passes. */
@Constraint(validatedBy = NotAnIdSlug.Check.class)
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface NotAnIdSlug {

    String message() default "must not look like an id";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<NotAnIdSlug, String> {

        @Override
        public boolean isValid(String slug, ConstraintValidatorContext context) {
            return slug == null || !Slugs.looksLikeId(slug);
        }
    }
}
