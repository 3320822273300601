package dev.stet.article.content;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** A well-formed BCP 47 tag of 2 to 35 characters; {@code null} passes. */
@Constraint(validatedBy = LanguageTag.WellFormed.class)
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {

    String message() default "must be a BCP 47 language tag such as en or zh-Hans";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the form only: whether anybody speaks it is not asked. */
    class WellFormed implements ConstraintValidator<LanguageTag, String> {

        @Override
        public boolean isValid(String tag, ConstraintValidatorContext context) {
            return tag == null || canonical(tag) != null;
        }

        /** The tag in canonical case ({@code zh-hans} becomes {@code zh-Hans}), or {@code null} if it is none. */
        public static String canonical(String tag) {
            try {
                String canonical = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
                return tag.length() < 2 || canonical.length() > 35 || canonical.equals("und") ? null : canonical;
            } catch (IllformedLocaleException e) {
                return null;
            }
        }
    }
}
