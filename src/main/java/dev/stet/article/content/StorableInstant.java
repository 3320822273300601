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

/** A time as the database keeps it: in microseconds, of the years 1 to 9999; {@code null} passes. */
@Constraint(validatedBy = StorableInstant.Kept.class)
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface StorableInstant {

    String message() default "must lie between the years 1 and 9999, in microseconds";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Kept implements ConstraintValidator<StorableInstant, Instant> {

        private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

        @Override
        public boolean isValid(Instant time, ConstraintValidatorContext context) {
            return time == null || !time.isBefore(FIRST) && !time.isAfter(LAST)
                    && time.equals(time.truncatedTo(ChronoUnit.MICROS));
        }
    }
}
