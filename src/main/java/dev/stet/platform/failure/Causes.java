package dev.stet.platform.failure;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import dev.stet.platform.http.ClientDisconnected;
import dev.stet.platform.log.ConnectionEnd;
import io.vertx.ext.web.RoutingContext;

/** What a failure came from. */
final class Causes {

    private static final int MAX = 50;

    private Causes() {
    }

    /**
     * The failure and its causes. A transaction that cannot be ended tells them as suppressed; elsewhere, what is suppressed is
     * what failed afterwards.
     */
    static Stream<Throwable> of(Throwable failure) {
        Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Throwable> inOrder = new LinkedHashSet<>();
        collect(failure, all, inOrder);
        return inOrder.stream();
    }

    private static void collect(Throwable failure, Set<Throwable> all, Set<Throwable> inOrder) {
        if (failure == null || all.size() == MAX || !all.add(failure)) {
            return;
        }
        inOrder.add(failure);
        collect(failure.getCause(), all, inOrder);
        if (failure.getClass().getPackageName().equals("jakarta.transaction")) {
            Stream.of(failure.getSuppressed()).forEach(other -> collect(other, all, inOrder));
        }
    }

    /**
     * Whether it failed because the client left, which is no failure: then nobody reads the answer either. The end of a
     * connection is told while its body is read before the answer knows of it.
     */
    static boolean isDeparture(Throwable failure, RoutingContext context) {
        boolean open = context.request().isEnded() && !context.response().closed();
        return of(failure).anyMatch(cause -> cause instanceof ClientDisconnected || !open && ConnectionEnd.isToldBy(cause))
                && of(failure).noneMatch(SQLException.class::isInstance);
    }
}
