package dev.stet.transfer.exporting;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.stet.platform.http.StreamedAnswers;
import dev.stet.platform.limit.Bulkhead;
import io.vertx.core.Vertx;

/**
 * Exports that may be under way at once, each a thread and a file. Most go to clients that take them as fast as they come: of
 * those there are few at once, so that each soon has its end and gives way. Those that wait for their clients cost nothing
 * meanwhile, and may be more.
 */
@Singleton
class ExportPlaces {

    private static final int AT_ONCE = 16;
    private static final int AT_SPEED = 4;

    private final Bulkhead all = new Bulkhead(AT_ONCE, Duration.ofSeconds(30),
            "As many exports as can be are on their way. Try again in a while.");
    private final Bulkhead speedy = new Bulkhead(AT_SPEED, Duration.ofSeconds(5),
            "As many exports as can be have just begun. Try again in a moment.");

    private final Vertx vertx;

    ExportPlaces(Vertx vertx) {
        this.vertx = vertx;
    }

    /** @throws dev.stet.platform.problem.Problem {@code unavailable} with {@code Retry-After} where there is none */
    Place enter() {
        Bulkhead.Place place = all.enter();
        try {
            return new Place(vertx, place, speedy.enter());
        } catch (RuntimeException refusal) {
            place.close();
            throw refusal;
        }
    }

    /** Of one export, until it is closed. */
    static final class Place implements StreamedAnswers.Held {

        /** For a block of bytes. */
        private static final long SLOW = Duration.ofSeconds(1).toNanos();
        private static final long LONG = Duration.ofSeconds(10).toNanos();

        private static final long PERIOD_MILLIS = 1_000;

        private final Vertx vertx;
        private final long timer;
        private final Bulkhead.Place place;
        private final Bulkhead.Place speed;
        private volatile long begun;
        /** When the sending of a block began, of {@link System#nanoTime}; 0 between blocks. */
        private volatile long since;

        private Place(Vertx vertx, Bulkhead.Place place, Bulkhead.Place speed) {
            this.vertx = vertx;
            this.place = place;
            this.speed = speed;
            this.timer = vertx.setPeriodic(PERIOD_MILLIS, now -> look());
        }

        /**
         * A block is about to be sent, which may take as long as its client likes.
         *
         * @param now of {@link System#nanoTime}
         */
        void sending(long now) {
            since = now;
            begun = begun == 0 ? since : begun;
        }

        /** It was sent. */
        void sent() {
            look();
            since = 0;
        }

        /** Others may begin where the client reads slowly, or has much to read. */
        private void look() {
            long now = System.nanoTime();
            if (since != 0 && now - since > SLOW || begun != 0 && now - begun > LONG) {
                speed.close();
            }
        }

        @Override
        public void close() {
            vertx.cancelTimer(timer);
            speed.close();
            place.close();
        }
    }
}
