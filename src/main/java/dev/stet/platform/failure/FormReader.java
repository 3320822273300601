package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
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
        List<Fault> faults = faults(form);
        if (!faults.isEmpty()) {
            throw ValidationFaults.told(INVALID_CONTENT, faults);
        }
        return form;
    }

    /** What of a form is not as its type wants it. */
    public <T> List<Fault> faults(T form) {
        return validator.validate(form).stream().map(ValidationFaults::inBody)
                .sorted(Comparator.comparing(fault -> fault.pointer() + fault.detail())).toList();
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
