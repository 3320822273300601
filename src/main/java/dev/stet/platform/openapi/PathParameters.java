package dev.stet.platform.openapi;

import java.util.Map;

import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What the names in curly braces mean; the same name means the same in every path, unless its resource says more. */
class PathParameters {

    private static final Map<String, String> MEANINGS = Map.of(
            "article", "The slug of the article, in the locale that `locale` names, or its id.",
            "section", "The slug of the section within its article, or its id.",
            "slug", "The slug.",
            "id", "The id.",
            "edition", "The number of the edition, from 1.",
            "number", "The number, from 1.",
            "token", "The last segment of the link, as it was given.");

    private PathParameters() {
    }

    static void describe(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(each -> each.getIn() == Parameter.In.PATH && each.getDescription() == null)
                    .forEach(each -> each.setDescription(MEANINGS.get(each.getName())));
        }
    }
}
