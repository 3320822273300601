package dev.stet.platform.parameter;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.QueryParam;

import org.jboss.resteasy.reactive.RestQuery;

/**
 * The query parameters that resource methods declare, on parameters or on members of their {@code @BeanParam} classes.
 */
public final class DeclaredParameters {

    private static final Map<Method, Map<String, DeclaredParameter>> BY_METHOD = new ConcurrentHashMap<>();

    private DeclaredParameters() {
    }

    /** By name, in alphabetical order. */
    public static Map<String, DeclaredParameter> of(Method method) {
        return BY_METHOD.computeIfAbsent(method, DeclaredParameters::read);
    }

    /** Whether the answer is read in pages. */
    public static boolean areOfList(Method method) {
        return of(method).containsKey("cursor");
    }

    private static Map<String, DeclaredParameter> read(Method method) {
        Map<String, DeclaredParameter> declared = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (!add(parameter, parameter.getName(), parameter.getType(), declared)) {
                addMembers(parameter.getType(), declared);
            }
        }
        return declared;
    }

    private static void addMembers(Class<?> type, Map<String, DeclaredParameter> declared) {
        if (type == null || type.isPrimitive() || type.getName().startsWith("java.")) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            add(field, field.getName(), field.getType(), declared);
        }
        addMembers(type.getSuperclass(), declared);
    }

    private static boolean add(AnnotatedElement element, String javaName, Class<?> type,
            Map<String, DeclaredParameter> declared) {
        String name = null;
        if (element.isAnnotationPresent(QueryParam.class)) {
            name = element.getAnnotation(QueryParam.class).value();
        } else if (element.isAnnotationPresent(RestQuery.class)) {
            String given = element.getAnnotation(RestQuery.class).value();
            name = given.isEmpty() ? javaName : given;
        }
        if (name != null) {
            declared.put(name,
                    new DeclaredParameter(type, type.isArray() || Collection.class.isAssignableFrom(type)));
        }
        return name != null;
    }

    /**
     * A query parameter as a resource method wants it.
     *
     * @param repeatable whether it may be sent more than once
     */
    public record DeclaredParameter(Class<?> type, boolean repeatable) {

        /** Any text can be read as this. */
        public boolean textual() {
            return repeatable || type == String.class;
        }
    }
}
