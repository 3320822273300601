package dev.stet.platform.json;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

import dev.stet.platform.time.Rfc3339;

/** Reads instants only from strings, and only as {@link Rfc3339} does, where Jackson would take numbers too. */
public class PlainInstant extends StdScalarDeserializer<Instant> {

    protected PlainInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        Optional<Instant> instant = read(parser.getText());
        return instant.isPresent() ? instant.get()
                : (Instant) context.handleWeirdStringValue(Instant.class, "", "is no instant that is kept");
    }

    Optional<Instant> read(String text) {
        return Rfc3339.read(text);
    }

    /** For a member whose year is judged later, so that all that is wrong with a form is told at once. */
    public static final class OfAnyYear extends PlainInstant {

        @Override
        Optional<Instant> read(String text) {
            return super.read(text).or(() -> ofAnotherYear(text));
        }

        private static Optional<Instant> ofAnotherYear(String text) {
            try {
                return Optional.of(Instant.parse(text)).filter(instant -> !Rfc3339.isKept(instant));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }
}
