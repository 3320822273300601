package dev.stet.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What comes in by the API, lies in PostgreSQL and goes out again is the same number, and comes in again. */
class FreeNumbersTest {

    private static final ObjectMapper API = new ObjectMapper();

    static {
        new StrictJson().customize(API);
    }

    private record Sized(Integer width, Long bytes) {
    }

    @ParameterizedTest
    @CsvSource({ "0, 0", "-0, 0", "1, 1", "-1, -1", "5.0, 5.0", "5.00, 5.0", "1.10, 1.1", "-0.0, 0.0", "1e2, 100",
            "1.5E3, 1500",
            "1E+100, 1E+100", "1e100, 1E+100", "1e300, 1E+300", "1.7976931348623157e308, 1.7976931348623157E+308",
            "4.9e-324, 4.9E-324", "1e-7, 1E-7", "0.1, 0.1", "0.10000000000000001, 0.10000000000000001",
            "9223372036854775807, 9223372036854775807", "-9223372036854775808, -9223372036854775808",
            "9223372036854775807.0, 9223372036854775807", "100000000000000000000, 1E+20",
            "12345678901234567000, 1.2345678901234567E+19", "0e5, 0", "0.0000, 0.0" })
    void aNumberIsKeptAsSent(String sent, String kept) throws JsonProcessingException {
        ObjectNode read = API.readValue("{\"n\": " + sent + "}", ObjectNode.class);
        assertEquals("{\"n\":" + kept + "}", API.writeValueAsString(read));
        assertEquals(0, new BigDecimal(sent).compareTo(new BigDecimal(kept)));
        requireReturn(read);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e309", "-1e309", "1e999999999", "1e-400", "-1e-999999999", "9223372036854775808",
            "-9223372036854775809", "123456789012345678901", "0.123456789012345678", "3.14159265358979323846",
            "1.79769313486231580e309" })
    void whatNoReaderCouldKeepIsRefusedWhereItStands(String number) {
        JsonMappingException refusal = assertThrows(JsonMappingException.class,
                () -> API.readValue("{\"a\": [0, {\"b\": " + number + "}]}", ObjectNode.class));
        assertEquals("[a, 1, b]", refusal.getPath().stream()
                .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName()).toList().toString());
    }

    @Test
    void whateverJsonChanceMakesIsRefusedOrComesBack() throws JsonProcessingException {
        Random random = new Random(19);
        int kept = 0;
        for (int round = 0; round < 20_000; round++) {
            String json = "{\"n\":" + number(random) + "}";
            ObjectNode read;
            try {
                read = API.readValue(json, ObjectNode.class);
            } catch (JsonMappingException e) {
                continue;
            }
            kept++;
            assertEquals(new BigDecimal(json.substring(5, json.length() - 1)).doubleValue(), read.get("n").doubleValue(), json);
            requireReturn(read);
        }
        assertEquals(true, kept > 10_000, "of 20,000 kept: " + kept);
    }

    private static String number(Random random) {
        StringBuilder number = new StringBuilder(random.nextBoolean() ? "-" : "");
        number.append(random.nextInt(3) == 0 ? "0" : 1 + random.nextInt(9) + digits(random, random.nextInt(4) == 0 ? 20 : 8));
        number.append(random.nextBoolean() ? "." + random.nextInt(10) + digits(random, 8) : "");
        return number.append(random.nextInt(3) > 0 ? ""
                : (random.nextBoolean() ? "e" : "E") + (random.nextBoolean() ? "-" : random.nextBoolean() ? "+" : "")
                        + random.nextInt(random.nextBoolean() ? 30 : 340))
                .toString();
    }

    private static String digits(Random random, int most) {
        StringBuilder digits = new StringBuilder();
        random.ints(random.nextInt(most), 0, 10).forEach(digits::append);
        return digits.toString();
    }

    /** Through {@code jsonb}, which writes all digits, and out of the API and in again. */
    private static void requireReturn(ObjectNode sent) throws JsonProcessingException {
        ObjectNode stored = Json.read(Json.writePlain(sent), ObjectNode.class);
        assertEquals(sent, stored);
        String told = API.writeValueAsString(stored);
        assertEquals(sent, API.readValue(told, ObjectNode.class), told);
        assertEquals(sent, Json.tree((Object) stored), told);
    }

    /** It was let in by an older program. */
    @Test
    void whatIsStoredAndTooLongIsReadAsADoubleWould() {
        ObjectNode stored = Json.read("{\"n\": [123456789012345678901, 1]}", ObjectNode.class);
        ArrayNode expected = JsonNodeFactory.instance.arrayNode();
        assertEquals(expected.add(new BigDecimal("1.2345678901234568E+20")).add(1), stored.get("n"));
    }

    @ParameterizedTest
    @CsvSource({ "800, 800", "800.0, 800", "8e2, 800", "8.00E+2, 800", "-0.0, 0", "2147483647.0, 2147483647" })
    void anIntegerIsWhatJsonSchemaCallsOne(String sent, int value) throws JsonProcessingException {
        assertEquals(new Sized(value, (long) value),
                API.readValue("{\"width\":%1$s,\"bytes\":%1$s}".formatted(sent), Sized.class));
    }

    @ParameterizedTest
    @ValueSource(strings = { "800.5", "1e-1", "2147483648", "2147483648.0", "1e10", "1e400", "1e999999999", "\"800\"", "true",
            "[800]" })
    void andNothingElseIs(String sent) {
        assertThrows(JsonProcessingException.class, () -> API.readValue("{\"bytes\":1,\"width\":" + sent + "}", Sized.class));
    }
}
