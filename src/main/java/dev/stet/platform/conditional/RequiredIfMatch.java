package dev.stet.platform.conditional;

import static dev.stet.platform.problem.ProblemType.PRECONDITION_REQUIRED;

/** Which state an administrator has seen. */
public class RequiredIfMatch {

    private RequiredIfMatch() {
    }

    /**
     * @param ifMatch the header, or {@code null}
     * @throws dev.stet.platform.problem.Problem {@code precondition-required} where it says of no state
     */
    public static EntityTags read(String ifMatch) {
        EntityTags tags = ifMatch == null ? null : EntityTags.parse("If-Match", ifMatch);
        if (tags == null || tags.any()) {
            throw PRECONDITION_REQUIRED.because("Send the ETag that you read, with its quotes, in the header If-Match.");
        }
        return tags;
    }
}
