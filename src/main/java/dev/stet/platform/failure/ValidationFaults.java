package dev.stet.platform.failure;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import dev.stet.platform.failure.JsonFaults.JsonPointers;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.problem.ProblemType;

/** Tells every broken rule of Bean Validation at once: of the body by pointers (422), of parameters by name (400). */
final class ValidationFaults {

    private ValidationFaults() {
    }

    /** Empty where what broke the rule came from us: an answer, or an entity that is about to be stored. */
    static Optional<Problem> explain(ConstraintViolationException failure) {
        List<Fault> faults = new ArrayList<>();
        for (ConstraintViolation<?> violation : failure.getConstraintViolations()) {
            List<Path.Node> path = new ArrayList<>();
            violation.getPropertyPath().forEach(path::add);
            if (path.size() < 2 || path.get(1).getKind() != ElementKind.PARAMETER) {
                return Optional.empty();
            }
            faults.add(fault(violation, path));
        }
        faults.sort(Comparator.comparing(fault -> String.valueOf(fault.pointer()) + fault.parameter() + fault.detail()));
        boolean inBody = faults.stream().allMatch(fault -> fault.pointer() != null);
        return Optional.of(told(inBody ? INVALID_CONTENT : INVALID_PARAMETER, faults));
    }

    static Problem told(ProblemType type, List<Fault> faults) {
        Fault first = faults.get(0);
        return faults.size() > 1 ? type.because(faults, "%d values are not as they must be; see errors.", faults.size())
                : type.because(faults, "%s: %s", first.pointer() == null ? first.parameter() : first.pointer(), first.detail());
    }

    /** Of a form that was validated by itself, not as a parameter of a method. */
    static Fault inBody(ConstraintViolation<?> violation) {
        List<Path.Node> path = new ArrayList<>();
        violation.getPropertyPath().forEach(path::add);
        return Fault.at(pointer(path), detail(violation));
    }

    private static String detail(ConstraintViolation<?> violation) {
        String message = violation.getMessage();
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + (message.endsWith(".") ? "" : ".");
    }

    private static Fault fault(ConstraintViolation<?> violation, List<Path.Node> path) {
        String detail = detail(violation);
        int parameter = path.get(1).as(Path.ParameterNode.class).getParameterIndex();
        return isBody(violation, path.get(0).as(Path.MethodNode.class), parameter)
                ? Fault.at(pointer(path.subList(2, path.size())), detail)
                : Fault.of(path.get(path.size() - 1).getName(), detail);
    }

    private static String pointer(List<Path.Node> members) {
        JsonPointers pointer = new JsonPointers();
        for (Path.Node member : members) {
            if (member.getIndex() != null) {
                pointer.element(member.getIndex());
            } else if (member.getKey() != null) {
                pointer.member(member.getKey().toString());
            }
            if (member.getKind() == ElementKind.PROPERTY) {
                pointer.member(member.getName());
            }
        }
        return pointer.toString();
    }

    private static boolean isBody(ConstraintViolation<?> violation, Path.MethodNode called, int parameter) {
        boolean body = true;
        // up to the class that was written: the one that CDI derives from it has no annotations on parameters
        for (Class<?> resource = violation.getRootBeanClass(); resource != null; resource = resource.getSuperclass()) {
            for (Method method : resource.getDeclaredMethods()) {
                if (method.getName().equals(called.getName())
                        && List.of(method.getParameterTypes()).equals(called.getParameterTypes())) {
                    body = isBody(method.getParameters()[parameter], resource, method);
                }
            }
        }
        return body;
    }

    /** The body has no annotation of JAX-RS and is no part of the path. */
    private static boolean isBody(Parameter parameter, Class<?> resource, Method method) {
        return isPlain(parameter.getAnnotations())
                && !isNamed(parameter.getName(), resource.getAnnotation(jakarta.ws.rs.Path.class))
                && !isNamed(parameter.getName(), method.getAnnotation(jakarta.ws.rs.Path.class));
    }

    private static boolean isNamed(String parameter, jakarta.ws.rs.Path path) {
        return path != null && path.value().matches(".*\\{\\s*" + Pattern.quote(parameter) + "\\s*[:}].*");
    }

    private static boolean isPlain(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            String name = annotation.annotationType().getName();
            if (name.startsWith("jakarta.ws.rs.") || name.startsWith("org.jboss.resteasy.reactive.")) {
                return false;
            }
        }
        return true;
    }
}
