package dev.stet.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ClockProvider;

/** By which forms are judged that must name an instant to come. */
@ApplicationScoped
class ValidationClock implements ClockProvider {

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
