package dev.stet.platform.json;

import java.io.IOException;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;

/** Reads instants only from strings that are no numbers, where Jackson would take seconds, and of years that are kept. */
public class PlainInstant extends StdScalarDeserializer<Instant> {

    /** For who sent another. */
    public static final String FORM = "an instant of the years 1 to 9999, as in 2025-01-28T08:00:00Z";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    protected PlainInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        boolean dated = parser.getText().indexOf('T') > 0;
        Instant instant = dated ? InstantDeserializer.INSTANT.deserialize(parser, context) : null;
        return instant != null && takes(instant) ? instant
                : (Instant) context.handleWeirdStringValue(Instant.class, "", "is no instant that is kept");
    }

    boolean takes(Instant instant) {
        return isKept(instant);
    }

    /** Whether it is of a year that RFC 3339 can write and PostgreSQL can hold. */
    public static boolean isKept(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    /** For a member whose year is judged later, so that all that is wrong with a form is told at once. */
    public static final class OfAnyYear extends PlainInstant {

        @Override
        boolean takes(Instant instant) {
            return true;
        }
    }
}
