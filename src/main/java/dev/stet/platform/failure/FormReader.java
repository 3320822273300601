package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.stet.platform.problem.Fault;

/** Reads what comes in by other ways than a JSON body, as strictly, and refuses it in the same words. */
@ApplicationScoped
public class FormReader {

    private final ObjectMapper json;
    private final Validator validator;

    FormReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @throws dev.stet.platform.problem.Problem {@code malformed-request} or {@code invalid-content} */
    public <T> T read(byte[] body, Class<T> type) {
        return valid(() -> json.readValue(body, type));
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-content} */
    public <T> T bind(JsonNode body, Class<T> type) {
        return valid(() -> json.readValue(json.writeValueAsBytes(body), type));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T valid(Reading<T> reading) {
        T form = parse(reading);
        if (form == null) {
            throw INVALID_CONTENT.because("This is null; send an object.");
        }
        Set<ConstraintViolation<T>> violations = validator.validate(form);
        if (!violations.isEmpty()) {
            List<Fault> faults = violations.stream().map(Violations::inBody)
                    .sorted(Comparator.comparing(fault -> fault.pointer() + fault.detail())).toList();
            throw Violations.told(INVALID_CONTENT, faults);
        }
        return form;
    }

    private static <T> T parse(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JsonProcessingException e) {
            throw JsonFaults.explain(e).<RuntimeException> map(problem -> problem)
                    .orElseGet(() -> new UncheckedIOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
