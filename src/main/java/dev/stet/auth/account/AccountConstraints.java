package dev.stet.auth.account;

import static dev.stet.platform.problem.ProblemType.CONFLICT;

import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.platform.failure.ConstraintProblems;
import dev.stet.platform.problem.Problem;

/** What no two accounts may share. */
@ApplicationScoped
class AccountConstraints implements ConstraintProblems {

    @Override
    public Map<String, Supplier<Problem>> byConstraint() {
        return Map.of(
                "account_name_key", () -> CONFLICT.because("Another account has this name. Choose another one."),
                "account_oidc_issuer_oidc_subject_key",
                () -> CONFLICT.because("This issuer and subject are another account. Change that account first."));
    }
}
