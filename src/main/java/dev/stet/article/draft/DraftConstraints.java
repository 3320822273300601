package dev.stet.article.draft;

import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import dev.stet.platform.failure.ConstraintProblems;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;

/** What the schema refuses where two editors race past the rules in Java. */
@Singleton
class DraftConstraints implements ConstraintProblems {

    @Override
    public Map<String, Supplier<Problem>> byConstraint() {
        return Map.of("article_one_per_locale", () -> INVALID_CONTENT.because(
                List.of(Fault.at("#/locale", "There is another variant of this article in this locale.")),
                "Somebody made another variant of this article in the same locale at the same moment."));
    }
}
