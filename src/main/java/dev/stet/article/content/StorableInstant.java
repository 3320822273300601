package dev.stet.article.content;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import dev.stet.platform.time.Rfc3339;

/** A time as the database keeps it: in microseconds, of the years 1 to 9999; {@code null} passes. */
@Constraint(validatedBy = StorableInstant.Kept.class)
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface StorableInstant {

    String message() default "must lie between the years 1 and 9999, in microseconds";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Kept implements ConstraintValidator<StorableInstant, Instant> {

        @Override
        public boolean isValid(Instant time, ConstraintValidatorContext context) {
            return time == null || Rfc3339.isKept(time) && time.equals(time.truncatedTo(ChronoUnit.MICROS));
        }
    }
}
