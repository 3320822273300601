package dev.stet.platform.failure;

import java.util.Map;
import java.util.function.Supplier;

import dev.stet.platform.problem.Problem;

/**
 * A bean by which a room says what it means to a client when one of its constraints refuses a row: for races that no rule in
 * Java can see. A constraint that nobody names is a fault of the server.
 */
public interface ConstraintProblems {

    /** By the constraint's name in the schema. */
    Map<String, Supplier<Problem>> byConstraint();
}
