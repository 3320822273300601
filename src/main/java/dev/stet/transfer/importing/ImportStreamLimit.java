package dev.stet.transfer.importing;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.stet.platform.http.StreamedAnswers;
import dev.stet.platform.limit.Bulkhead;
import dev.stet.platform.limit.MemoryBudget;

/** Streams that may be imported at once: each keeps a thread for as long as its client takes, and memory for its lines. */
@Singleton
public class ImportStreamLimit {

    private static final int AT_ONCE = 4;

    private final Bulkhead places = new Bulkhead(AT_ONCE, Duration.ofSeconds(30),
            "As many imports as can be are under way. Try again in a while.");
    private final MemoryBudget memory;

    ImportStreamLimit(MemoryBudget memory) {
        this.memory = memory;
    }

    /**
     * @return gives back the place and its memory
     * @throws dev.stet.platform.problem.Problem {@code unavailable} where there is none of either
     */
    public StreamedAnswers.Held enter() {
        Bulkhead.Place place = places.enter();
        try {
            MemoryBudget.Lease lease = memory.await(ImportStream.MEMORY);
            return () -> {
                lease.close();
                place.close();
            };
        } catch (RuntimeException refusal) {
            place.close();
            throw refusal;
        }
    }

    public int free() {
        return places.free();
    }
}
