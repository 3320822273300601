package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static dev.stet.platform.problem.ProblemType.MALFORMED_REQUEST;

import java.io.CharConversionException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import dev.stet.platform.json.UnknownMembers;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.time.Rfc3339;

/** Tells what is wrong with a JSON body in words of JSON: Jackson's own name classes and quote the body. */
final class JsonFaults {

    private static final List<Map.Entry<Class<?>, String>> KINDS = List.of(
            Map.entry(CharSequence.class, "a string"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Double.class, "a number"),
            Map.entry(Float.class, "a number"),
            Map.entry(double.class, "a number"),
            Map.entry(float.class, "a number"),
            Map.entry(java.math.BigDecimal.class, "a number"),
            Map.entry(Number.class, "a whole number"),
            Map.entry(Instant.class, Rfc3339.FORM),
            Map.entry(OffsetDateTime.class, Rfc3339.FORM),
            Map.entry(UUID.class, "a UUID"),
            Map.entry(URI.class, "a URI"),
            Map.entry(Collection.class, "an array"));

    private JsonFaults() {
    }

    /** Empty where the JSON is ours, not the client's. */
    static Optional<Problem> explain(JsonProcessingException failure) {
        if (failure instanceof InvalidDefinitionException) {
            return Optional.empty();
        }
        if (failure instanceof UnknownMembers unknown) {
            return Optional.of(unknown(unknown));
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return Optional.of(isTrailing(mismatch) ? malformed(mismatch) : invalid(mismatch, reason(mismatch)));
        }
        if (failure instanceof JsonMappingException mapping && mapping.getCause() instanceof InputCoercionException number) {
            return Optional.of(invalid(mapping, "Must be " + kind(number.getTargetType()) + " that is not so large."));
        }
        if (failure instanceof JsonMappingException mapping && !(failure.getCause() instanceof JsonProcessingException)) {
            return mapping.getCause() instanceof CharConversionException ? Optional.of(malformed(failure)) : Optional.empty();
        }
        return Optional.of(malformed(failure));
    }

    private static Problem malformed(JsonProcessingException failure) {
        Throwable cause = failure.getCause() instanceof JsonParseException parse ? parse : failure;
        JsonLocation at = cause instanceof JsonProcessingException json ? json.getLocation() : null;
        String where = at == null || at.getLineNr() < 1 ? ""
                : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return MALFORMED_REQUEST.because("The body is no valid JSON" + where + syntaxReason(cause) + ". Correct it there.");
    }

    private static String syntaxReason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.startsWith("Duplicate field")) {
            return ": a member stands there twice";
        }
        if (message.contains("UTF-8") || message.contains("UTF-32")) {
            return ": it is not in UTF-8";
        }
        return message.contains("exceeds the maximum") ? ": it is nested too deeply, or a number is too long" : "";
    }

    private static Problem invalid(JsonMappingException failure, String reason) {
        JsonPointers pointer = new JsonPointers();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() != null) {
                pointer.member(step.getFieldName());
            } else if (step.getIndex() >= 0) {
                pointer.element(step.getIndex());
            }
        }
        return INVALID_CONTENT.because(List.of(Fault.at(pointer.toString(), reason)), "%s: %s", pointer, reason);
    }

    private static Problem unknown(UnknownMembers failure) {
        List<Fault> faults = failure.members().stream().map(member -> Fault.at(pointer(member.pointer()),
                "There is no member '" + member.name() + "'"
                        + (member.known().isEmpty() ? "." : "; known are " + String.join(", ", member.known()) + ".")))
                .toList();
        return ValidationFaults.told(INVALID_CONTENT, faults);
    }

    private static String pointer(JsonPointer path) {
        JsonPointers pointer = new JsonPointers();
        for (JsonPointer step = path; !step.matches(); step = step.tail()) {
            pointer.member(step.getMatchingProperty());
        }
        return pointer.toString();
    }

    private static String reason(MismatchedInputException failure) {
        if (failure instanceof InvalidFormatException format && format.getTargetType() == String.class) {
            return "The text " + format.getOriginalMessage().replaceAll(".*: (holds .*)", "$1") + ".";
        }
        if (failure instanceof InvalidFormatException format && format.getTargetType() == Number.class) {
            return format.getOriginalMessage().replaceAll("(?s).*: (must be .*)", "$1").replaceFirst("^m", "M") + ".";
        }
        return "Must be " + kind(failure.getTargetType()) + ".";
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()
                    .toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        }
        return typeName(type);
    }

    /** What a Java type is in JSON, in words. */
    static String typeName(Class<?> type) {
        if (type.isArray()) {
            return "an array";
        }
        return KINDS.stream().filter(kind -> kind.getKey().isAssignableFrom(type)).map(Map.Entry::getValue).findFirst()
                .orElse(type.isPrimitive() ? "a whole number" : "an object");
    }

    private static boolean isTrailing(MismatchedInputException failure) {
        return failure.getOriginalMessage().startsWith("Trailing token");
    }

    /** Builds a JSON pointer as a URI fragment (RFC 6901 §6). */
    static class JsonPointers {

        private static final String FRAGMENT = "-._~!$&'()*+,;=:@/?";

        private final StringBuilder text = new StringBuilder("#");

        JsonPointers member(String name) {
            text.append('/').append(encoded(name.replace("~", "~0").replace("/", "~1")));
            return this;
        }

        JsonPointers element(int index) {
            text.append('/').append(index);
            return this;
        }

        @Override
        public String toString() {
            return text.toString();
        }

        private static String encoded(String token) {
            StringBuilder encoded = new StringBuilder();
            for (byte b : token.getBytes(StandardCharsets.UTF_8)) {
                char c = (char) (b & 0xFF);
                boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || FRAGMENT.indexOf(c) >= 0);
                encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted(b & 0xFF));
            }
            return encoded.toString();
        }
    }
}
