package dev.stet.testsupport;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The resource methods of the program, found in its classes rather than in what it says of itself. */
public class Routes {

    private Routes() {
    }

    /** Each as {@code GET /api/v1/articles/{slug}}, without those that are hidden from the document. */
    public static Set<String> ofTheHouse() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.stet").stream().filter(each -> each.isAnnotatedWith(Path.class))
                .map(JavaClass::reflect).flatMap(Routes::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).filter(method -> !isHidden(method)).flatMap(method -> verbs(method)
                .map(verb -> verb + " " + path(resource.getAnnotation(Path.class), method.getAnnotation(Path.class))));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations()).map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null).map(HttpMethod::value);
    }

    private static boolean isHidden(Method method) {
        return method.isAnnotationPresent(Operation.class) && method.getAnnotation(Operation.class).hidden();
    }

    private static String path(Path ofClass, Path ofMethod) {
        String path = "/" + ofClass.value() + "/" + (ofMethod == null ? "" : ofMethod.value());
        return path.replaceAll("\\{\\s*(\\w+)\\s*(:([^{}]|\\{[^{}]*})*)?}", "{$1}").replaceAll("/+", "/").replaceAll("(.)/$",
                "$1");
    }
}
