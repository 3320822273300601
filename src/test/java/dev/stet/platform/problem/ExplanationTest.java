package dev.stet.platform.problem;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeIsExplained(ProblemType type) {
        Explanation explanation = Explanation.of(type);
        assertNotNull(explanation.meaning());
        assertNotNull(explanation.remedy());
        assertNotNull(explanation.example().detail());
    }
}
