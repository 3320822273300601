package dev.stet.platform.edge;

import static dev.stet.platform.problem.ProblemType.METHOD_NOT_ALLOWED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

import dev.stet.platform.http.ApiArea;
import dev.stet.platform.http.Exchange;
import dev.stet.platform.parameter.DeclaredParameters;
import dev.stet.platform.problem.Problem;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Which methods the resource at a path has; one that is read in pages has QUERY too. Quarkus REST sends no {@code Allow} with
 * 405, and for OPTIONS one for the whole
 * class; so this asks its own routing table.
 */
public final class AllowedMethods {

    private AllowedMethods() {
    }

    /** In alphabetical order, with HEAD and OPTIONS; empty where there is no resource. */
    public static Set<String> of(RoutingContext context) {
        Map<String, RuntimeResource> resources = resources(context);
        Set<String> methods = new TreeSet<>(resources.keySet());
        if (methods.isEmpty()) {
            addRoutes(context, methods);
        }
        RuntimeResource read = resources.get("GET");
        if (read != null && read.getLazyMethod() != null // null for what several methods give in several types
                && DeclaredParameters.areOfList(read.getLazyMethod().getMethod())) {
            methods.add(QueryMethod.NAME);
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    /** {@code method-not-allowed}, with what is allowed instead. */
    public static Problem refuse(RoutingContext context) {
        String allowed = String.join(", ", of(context));
        return METHOD_NOT_ALLOWED.because("%s is not possible here; allowed are %s.", context.request().method(), allowed)
                .withHeader("Allow", allowed);
    }

    /** The media types of a body that this method understands; empty where it takes none, or any. */
    public static List<MediaType> consumed(RoutingContext context, String method) {
        RuntimeResource resource = resources(context).get(method);
        return resource == null || resource.getConsumes() == null ? List.of() : resource.getConsumes();
    }

    /** The media types in which this method answers; empty where they are not known. */
    public static List<MediaType> produced(RoutingContext context, String method) {
        Map<String, RuntimeResource> resources = resources(context);
        RuntimeResource resource = resources.get(Set.of("HEAD", QueryMethod.NAME).contains(method) ? "GET" : method);
        return resource == null || resource.getProduces() == null ? List.of()
                : List.of(resource.getProduces().getSortedOriginalMediaTypes());
    }

    /** Whether this method of a resource answers without content, so that no type of it can be asked for. */
    static boolean areContentless(RoutingContext context) {
        String method = context.request().method().name();
        RuntimeResource resource = Set.of("GET", "HEAD", QueryMethod.NAME).contains(method) ? null
                : resources(context).get(method);
        return resource != null && resource.getLazyMethod() != null
                && resource.getLazyMethod().getMethod().getReturnType() == void.class;
    }

    private static Map<String, RuntimeResource> resources(RoutingContext context) {
        Map<String, RuntimeResource> found = new TreeMap<>();
        Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        String path = Exchange.path(context);
        RequestMapper<InitialMatch> classes = new RequestMapper<>(deployment.getClassMappers());
        RequestMatch<InitialMatch> match = classes.map(path);
        while (match != null) {
            for (ServerRestHandler handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routing) {
                    addResources(routing, match.remaining.isEmpty() ? "/" : match.remaining, found);
                }
            }
            match = classes.continueMatching(path, match);
        }
        return found;
    }

    private static void addResources(ClassRoutingHandler routing, String remaining, Map<String, RuntimeResource> found) {
        routing.getMappers().forEach((method, mapper) -> {
            RequestMatch<RuntimeResource> match = method == null ? null : mapper.map(remaining);
            if (match != null) {
                found.putIfAbsent(method, match.value);
            }
        });
    }

    /** What extensions serve beside REST: the OpenAPI document, static files; below {@code /q} all is there to be read. */
    private static void addRoutes(RoutingContext context, Set<String> methods) {
        String path = Exchange.path(context);
        if (ApiArea.of(context) == ApiArea.OPERATION) {
            methods.add("GET");
        }
        for (Route route : ((RoutingContextInternal) context).currentRouter().getRoutes()) {
            if (path.equals(route.getPath()) && route.isExactPath()) {
                Set<HttpMethod> named = route.methods() == null ? Set.of(HttpMethod.GET) : route.methods();
                named.forEach(method -> methods.add(method.name()));
            }
        }
    }
}
