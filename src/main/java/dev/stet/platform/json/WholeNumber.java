package dev.stet.platform.json;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads whole numbers as JSON Schema means them: by their value, so that {@code 800.0} is one. */
abstract class WholeNumber<N extends Number> extends StdScalarDeserializer<N> {

    static final WholeNumber<Integer> INT = new WholeNumber<>(Integer.class) {
        @Override
        Integer plain(JsonParser parser) throws IOException {
            return parser.getIntValue();
        }

        @Override
        Integer exact(BigDecimal value) {
            return value.intValueExact();
        }
    };

    static final WholeNumber<Long> LONG = new WholeNumber<>(Long.class) {
        @Override
        Long plain(JsonParser parser) throws IOException {
            return parser.getLongValue();
        }

        @Override
        Long exact(BigDecimal value) {
            return value.longValueExact();
        }
    };

    private static final long serialVersionUID = 1;

    private final Class<N> type;

    private WholeNumber(Class<N> type) {
        super(type);
        this.type = type;
    }

    abstract N plain(JsonParser parser) throws IOException;

    /** @throws ArithmeticException where it is not whole, or too large */
    abstract N exact(BigDecimal value);

    @Override
    public N deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return plain(parser);
        }
        if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) && Math.abs(parser.getDoubleValue()) < Long.MAX_VALUE) {
            try {
                return exact(parser.getDecimalValue());
            } catch (ArithmeticException e) {
                // has a fraction, or is too large: told below
            }
        }
        return type.cast(context.handleUnexpectedToken(type, parser));
    }
}
