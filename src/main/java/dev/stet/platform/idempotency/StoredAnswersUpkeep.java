package dev.stet.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Takes old answers out of the table. An answer that is too old is not given, whether or not this ran. */
@ApplicationScoped
class StoredAnswersUpkeep {

    private final StoredAnswers answers;

    StoredAnswersUpkeep(StoredAnswers answers) {
        this.answers = answers;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void forgetOld() {
        answers.forgetOld();
    }
}
