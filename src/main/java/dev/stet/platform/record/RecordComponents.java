package dev.stet.platform.record;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The components of a record by their names, for code that goes over all of them. To be kept in a constant: looking them up
 * takes long, using them does not.
 */
public final class RecordComponents<R extends Record> {

    private final Map<String, RecordComponent> components = new LinkedHashMap<>();
    private final Constructor<R> constructor;

    private RecordComponents(Class<R> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            components.put(component.getName(), component);
        }
        try {
            constructor = type.getDeclaredConstructor(Stream.of(type.getRecordComponents()).map(RecordComponent::getType)
                    .toArray(Class[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has its canonical constructor", e);
        }
        constructor.setAccessible(true);
    }

    public static <R extends Record> RecordComponents<R> of(Class<R> type) {
        return new RecordComponents<>(type);
    }

    /** In their order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(components.keySet());
    }

    /** @throws IllegalArgumentException where there is none of that name; as all here */
    public RecordComponent component(String name) {
        RecordComponent component = components.get(name);
        if (component == null) {
            throw new IllegalArgumentException("%s has no component %s".formatted(constructor.getDeclaringClass(), name));
        }
        return component;
    }

    public Object get(R record, String name) {
        try {
            return component(name).getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A new record.
     *
     * @param values of components, and of nothing else; one that is {@code null} counts too
     * @param otherwise gives the value of each of the other components
     */
    public R make(Map<String, ?> values, Function<String, ?> otherwise) {
        values.keySet().forEach(this::component);
        Object[] arguments = components.keySet().stream()
                .map(name -> values.containsKey(name) ? values.get(name) : otherwise.apply(name)).toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same record but for these values. */
    public R with(R record, Map<String, ?> values) {
        return make(values, name -> get(record, name));
    }
}
