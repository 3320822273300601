package dev.stet.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ClockProvider;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.QueryFlushMode;

import io.quarkus.hibernate.orm.panache.Panache;

/** What time it is, by the clock that decides what is visible, valid or over, whatever the clock of this node says. */
public final class DatabaseClock {

    private DatabaseClock() {
    }

    /** Now, and not when the transaction began; in microseconds. Costs a round trip, so nothing hot asks. */
    public static Instant now() {
        NativeQuery<Instant> query = Panache.getEntityManager().unwrap(Session.class)
                .createNativeQuery("SELECT clock_timestamp()", Instant.class);
        query.setQueryFlushMode(QueryFlushMode.NO_FLUSH);
        return query.getSingleResult();
    }

    /** By which forms are judged that must name an instant to come. */
    @ApplicationScoped
    static class ValidationClock implements ClockProvider {

        @Override
        public Clock getClock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return DatabaseClock.now();
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return Clock.fixed(instant(), zone);
                }
            };
        }
    }
}
