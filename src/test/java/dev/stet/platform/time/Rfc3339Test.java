package dev.stet.platform.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2025-01-28T08:00:00Z                | 2025-01-28T08:00:00Z",
            "2025-01-28t08:00:00z                | 2025-01-28T08:00:00Z",
            "2025-01-28T08:00:00.123456789+02:00 | 2025-01-28T06:00:00.123456789Z",
            "2025-01-28T08:00:00.5-00:00         | 2025-01-28T08:00:00.5Z",
            "2025-01-28T08:00:00-23:59           | 2025-01-29T07:59:00Z",
            "0001-01-01T00:00:00Z                | 0001-01-01T00:00:00Z",
            "0000-12-31T23:00:00-01:00           | 0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z      | 9999-12-31T23:59:59.999999999Z",
            "2024-02-29T00:00:00Z                | 2024-02-29T00:00:00Z",
            "1998-12-31T23:59:60Z                | 1999-01-01T00:00:00Z",
            "1998-12-31T15:59:60.123-08:00       | 1999-01-01T00:00:00.123Z" })
    void readsWhatIsAnInstant(String text, Instant instant) {
        assertEquals(Optional.of(instant), Rfc3339.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "20240501", "1738051200", "1738051200.5", "2025-01-28", "2025-01-28T08:00Z", "2025-01-28T08Z",
            "2025-01-28T24:00:00Z", "2025-01-28T08:60:00Z", "2025-01-28T08:00:60Z", "2025-01-30T23:59:60Z",
            "2025-02-29T00:00:00Z", "2025-13-01T00:00:00Z", "2025-1-28T08:00:00Z", "2025-01-28 08:00:00Z",
            "2025-01-28T08:00:00", "2025-01-28T08:00:00 02:00", "2025-01-28T08:00:00+2:00", "2025-01-28T08:00:00+0200",
            "2025-01-28T08:00:00+24:00", "2025-01-28T08:00:00.Z", "2025-01-28T08:00:00,5Z", "2025-01-28T08:00:00Z[UTC]",
            "+2025-01-28T08:00:00Z", "-0001-01-01T00:00:00Z", "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+01:00",
            "+10000-01-01T00:00:00Z", "9999-12-31T23:00:00-05:00", " 2025-01-28T08:00:00Z", "٢025-01-28T08:00:00Z" })
    void andNothingElse(String text) {
        assertEquals(Optional.empty(), Rfc3339.read(text));
    }
}
