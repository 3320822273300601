package dev.stet.platform.validation;

import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;

/**
 * Gives two constraints of Jakarta Validation the meaning that they have in the OpenAPI document and in the database: {@code
 * Size} counts a text's characters (code points), as JSON Schema does, not the units of UTF-16 that Java keeps it in; and
 * {@code NotBlank} wants something to be seen.
 */
@ApplicationScoped
class TextConstraints implements ValidatorFactoryCustomizer {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        ConstraintMapping mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(Size.class).includeExistingValidators(false).validatedBy(CharacterCount.class)
                .validatedBy(ElementCount.class);
        mapping.constraintDefinition(NotBlank.class).includeExistingValidators(false).validatedBy(Seen.class);
        configuration.addMapping(mapping);
    }

    /** {@code null} passes, as it does for every {@code Size}. */
    abstract static class Count<T> implements ConstraintValidator<Size, T> {

        private int min;
        private int max;

        @Override
        public void initialize(Size size) {
            min = size.min();
            max = size.max();
        }

        @Override
        public boolean isValid(T value, ConstraintValidatorContext context) {
            return value == null || count(value) >= min && count(value) <= max;
        }

        abstract int count(T value);
    }

    /** Of texts. */
    public static class CharacterCount extends Count<CharSequence> {

        @Override
        int count(CharSequence text) {
            return Character.codePointCount(text, 0, text.length());
        }
    }

    /** Of lists. */
    public static class ElementCount extends Count<Collection<?>> {

        @Override
        int count(Collection<?> elements) {
            return elements.size();
        }
    }

    /** {@code null} does not pass. */
    public static class Seen implements ConstraintValidator<NotBlank, CharSequence> {

        private boolean former;

        @Override
        public void initialize(NotBlank notBlank) {
            former = List.of(notBlank.payload()).contains(BlankText.FormerRule.class);
        }

        @Override
        public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
            return text != null && !(former ? text.toString().isBlank() : BlankText.is(text));
        }
    }
}
