package dev.stet.platform.idempotency;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;

/** Writes an answer's body as the API does, without {@link OneTimeSecret one-time secrets}. */
@Singleton
class StoredBody {

    private final ObjectMapper json;

    StoredBody(ObjectMapper api) {
        json = api.copy();
        json.setSerializerFactory(json.getSerializerFactory().withSerializerModifier(new Discretion()));
    }

    /** {@code null} for {@code null}. */
    byte[] of(Object entity) {
        if (entity == null || entity instanceof byte[]) {
            return (byte[]) entity;
        }
        try {
            return entity instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static class Discretion extends BeanSerializerModifier {

        @Override
        public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription bean,
                List<BeanPropertyWriter> members) {
            return members.stream().filter(member -> member.getAnnotation(OneTimeSecret.class) == null).toList();
        }
    }
}
