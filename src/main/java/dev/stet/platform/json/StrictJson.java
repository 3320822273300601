package dev.stet.platform.json;

import java.time.Instant;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.stet.platform.json.CleanText.CleanKey;
import dev.stet.platform.json.CleanText.CleanTree;
import io.quarkus.jackson.ObjectMapperCustomizer;

/** Takes JSON at its word: nothing unknown, doubled, trailing or converted is let through, so nothing is lost silently. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final int MAX_DEPTH = 64;
    /** Of one number; all that {@link FreeNumbers} keeps is shorter, however it is written. */
    private static final int MAX_DIGITS = 1_000;

    @Override
    public int priority() {
        return MINIMUM_PRIORITY; // after the defaults of Quarkus
    }

    @Override
    @SuppressWarnings("deprecation") // the builder's way to set a MapperFeature is not open to a customizer
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.addHandler(new UnknownMembers.Collector());
        mapper.registerModule(new SimpleModule("clean text").setDeserializerModifier(new UnknownMembers.Modifier())
                .addDeserializer(String.class, new CleanText())
                .addDeserializer(Instant.class, new PlainInstant())
                .addDeserializer(Integer.class, WholeNumber.INT).addDeserializer(Long.class, WholeNumber.LONG)
                .addDeserializer(JsonNode.class, new CleanTree<>(JsonNode.class))
                .addDeserializer(ObjectNode.class, new CleanTree<>(ObjectNode.class))
                .addKeyDeserializer(String.class, new CleanKey()));
        bound(mapper.getFactory());
    }

    private static void bound(JsonFactory factory) {
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        factory.setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_DIGITS).build());
    }
}
