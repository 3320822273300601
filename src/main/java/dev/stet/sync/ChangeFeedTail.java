package dev.stet.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.threads.ViewExecutor;

import dev.stet.change.ChangeEntry;
import dev.stet.change.ChangeLogReader;
import dev.stet.platform.limit.Bulkhead;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * The end of the log, where all who follow it wait. This node reads what is new once for all of them, and keeps no more of it
 * than it read last: so a title that was taken away is told to nobody afterwards. Who waits has neither thread nor
 * connection.
 */
@ApplicationScoped
class ChangeFeedTail implements ChangeLogReader.Listener {

    private static final int MOST = 500;
    /** After these, somebody may not be let in any more who was. */
    private static final Set<String> CLOSE_DOORS = Set.of("account.changed", "key.revoked");

    /** How many read on at once. All who follow come at once where they were cut off together, and others want to read too. */
    private static final int READERS = 4;

    private final ChangeLogReader changeLogReader;
    private final Bulkhead followers;
    private final Executor readers = ViewExecutor.builder(Infrastructure.getDefaultExecutor()).setMaxSize(READERS)
            .setQueueLimit(Integer.MAX_VALUE).build();
    private final Set<UniEmitter<? super Boolean>> waiting = ConcurrentHashMap.newKeySet();
    private volatile Newest newest = new Newest(0, 0, List.of());
    private volatile int doorsClosed;
    private volatile boolean ending;

    /** The entries between two positions, all of them. */
    private record Newest(long after, long last, List<ChangeEntry> entries) {
    }

    ChangeFeedTail(ChangeLogReader changeLogReader, SyncSettings settings) {
        this.changeLogReader = changeLogReader;
        this.followers = new Bulkhead(settings.followers(), Duration.ofSeconds(5),
                "As many wait for changes here as may. Ask again later, or without waiting.");
    }

    @Override
    public void grown(long last) {
        newest = after(newest.last, last);
        wake();
    }

    private Newest after(long before, long last) {
        if (before == 0) { // at the start, when nobody waits
            return new Newest(last, last, List.of());
        }
        List<ChangeEntry> entries = last - before > MOST ? List.of() : changeLogReader.after(before, MOST + 1);
        if (changeLogReader.any(before, CLOSE_DOORS)) { // asked after the entries were read, so that none of them escapes
            doorsClosed++; // only the relay's thread ever does
        }
        return entries.isEmpty() || entries.size() > MOST ? new Newest(last, last, List.of()) // everybody reads it alone
                : new Newest(before, entries.get(entries.size() - 1).position(), entries);
    }

    /** Empty where it takes a look into the database. */
    Optional<ChangeLogReader.Slice> read(long position, ChangeLogReader.Filter filter, int limit) {
        Newest now = newest;
        if (position < now.after || position >= now.last) {
            return Optional.empty();
        }
        List<ChangeEntry> found = now.entries.stream().filter(entry -> entry.position() > position && filter.matches(entry))
                .toList();
        boolean more = found.size() > limit;
        return Optional.of(new ChangeLogReader.Slice(more ? found.subList(0, limit) : found,
                more ? found.get(limit - 1).position() : now.last, more));
    }

    /**
     * A place among those who follow, of which there are so many and no more.
     *
     * @throws dev.stet.platform.problem.Problem {@code unavailable} where there is none
     */
    Bulkhead.Place enter() {
        return followers.enter();
    }

    int free() {
        return followers.free();
    }

    /** True as soon as there is something behind the position, or the program ends; false after that time. */
    Uni<Boolean> beyond(long position, Duration atMost) {
        return Uni.createFrom().<Boolean> emitter(emitter -> {
            waiting.add(emitter);
            emitter.onTermination(() -> waiting.remove(emitter));
            if (newest.last > position || ending) { // else it grew before anybody could wake this one
                waiting.remove(emitter);
                emitter.complete(true);
            }
        }).ifNoItem().after(atMost).recoverWithItem(false).emitOn(readers);
    }

    /** Whether {@link #doorsClosed} counts all that was closed up to this position. */
    boolean hasHeard(long position) {
        return position <= newest.last;
    }

    /** Another number than before: whoever follows has to show a key again. */
    int doorsClosed() {
        return doorsClosed;
    }

    boolean isEnding() {
        return ending;
    }

    /** Where those read on who follow. */
    Executor readers() {
        return readers;
    }

    int waiting() {
        return waiting.size();
    }

    /** Before what is under way is waited for. */
    void end(@Observes ShutdownDelayInitiatedEvent event) {
        end();
    }

    void end(@Observes ShutdownEvent event) {
        end();
    }

    private void end() {
        ending = true;
        wake();
    }

    private void wake() {
        waiting.forEach(emitter -> {
            waiting.remove(emitter);
            emitter.complete(true);
        });
    }
}
