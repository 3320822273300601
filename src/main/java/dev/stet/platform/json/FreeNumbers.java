package dev.stet.platform.json;

import java.math.BigDecimal;
import java.math.BigInteger;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;

/**
 * The numbers of free-form JSON that any reader can have (RFC 7493 §2.2): whole ones of 64 bits, and what a double of IEEE 754
 * says by at most {@value #MAX_DIGITS} digits. Each has one form, whichever way it was written: PostgreSQL's {@code jsonb}
 * gives back {@code 1E+100} by all its digits. A fraction of nothing stays one: {@code 5.0} is not written {@code 5}.
 */
final class FreeNumbers extends JsonNodeFactory {

    /** As many as are needed to tell any double from all others. */
    private static final int MAX_DIGITS = 17;
    private static final int LONG_DIGITS = 19;
    private static final int LONG_BITS = 63;
    private static final long serialVersionUID = 1;

    /** Makes nodes of what is stored, which is not refused any more: of digits that are too many, those of a double stay. */
    FreeNumbers() {
        super(true);
    }

    @Override
    public ValueNode numberNode(BigDecimal value) {
        return value == null ? nullNode() : kept(fault(value) == null ? value : rounded(value));
    }

    @Override
    public ValueNode numberNode(BigInteger value) {
        return value == null ? nullNode() : numberNode(new BigDecimal(value));
    }

    private static BigDecimal rounded(BigDecimal value) {
        double nearest = value.doubleValue();
        return Double.isFinite(nearest) ? BigDecimal.valueOf(nearest) : value;
    }

    /** What such a number must be instead; {@code null} for one that is kept. */
    static String fault(BigDecimal value) {
        double nearest = value.doubleValue();
        if (!Double.isFinite(nearest)) {
            return "must be a number that is not so large";
        }
        if (nearest == 0 && value.signum() != 0) {
            return "must be a number that is not so close to zero";
        }
        return isLong(value) || value.stripTrailingZeros().precision() <= MAX_DIGITS ? null
                : "must be a whole number of 64 bits, or have at most %d digits; send more as a string".formatted(MAX_DIGITS);
    }

    /** @param value without a {@link #fault} */
    static ValueNode kept(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (!isLong(plain)) {
            return DecimalNode.valueOf(plain);
        }
        if (value.scale() > 0 && plain.precision() <= MAX_DIGITS) {
            return DecimalNode.valueOf(plain.setScale(1));
        }
        long whole = plain.longValueExact();
        return whole == (int) whole ? instance.numberNode((int) whole) : instance.numberNode(whole);
    }

    private static boolean isLong(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= LONG_DIGITS
                && plain.toBigIntegerExact().bitLength() <= LONG_BITS;
    }
}
