package dev.stet.testsupport;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Counts the SQL statements of one request or of one thread, whatever else goes on in the program meanwhile. */
@PersistenceUnitExtension
public class Statements implements StatementInspector {

    /** A header by which the statements of a request are counted under its value. */
    public static final String COUNT = "Test-Count";
    private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();
    private static final ThreadLocal<Integer> OF_THIS_THREAD = new ThreadLocal<>();

    @Override
    public String inspect(String sql) {
        if (OF_THIS_THREAD.get() != null) {
            OF_THIS_THREAD.set(OF_THIS_THREAD.get() + 1);
        }
        var request = Arc.container().requestContext().isActive() ? CurrentRequestManager.get() : null;
        if (request != null && request.getHeader(COUNT, true) instanceof String name) {
            COUNTS.merge(name, 1, Integer::sum);
        }
        return sql;
    }

    /** How many statements something took that is done here, without a request. */
    public static int of(Runnable action) {
        OF_THIS_THREAD.set(0);
        try {
            action.run();
            return OF_THIS_THREAD.get();
        } finally {
            OF_THIS_THREAD.remove();
        }
    }

    /** How many statements the requests took that had this as {@link #COUNT}. */
    public static int named(String name) {
        return COUNTS.getOrDefault(name, 0);
    }

    /** How many statements a request took that succeeded. */
    public static int of(UnaryOperator<RequestSpecification> request, String method, String path) {
        String name = UUID.randomUUID().toString();
        Response response = request.apply(given()).header(COUNT, name).request(method, path);
        response.then().statusCode(200);
        return named(name);
    }

    /** How many statements an anonymous read took. */
    public static int ofReading(String path) {
        return of(anonymous -> anonymous, "GET", path);
    }
}
