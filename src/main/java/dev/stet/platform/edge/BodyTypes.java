package dev.stet.platform.edge;

import static dev.stet.platform.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MediaType;

import dev.stet.platform.edge.QueryMethod.AcceptQueryHeader;
import dev.stet.platform.problem.Problem;
import io.vertx.ext.web.RoutingContext;

/** Which types of body a resource understands. */
public final class BodyTypes {

    private static final int SHOWN = 100;

    private BodyTypes() {
    }

    /** Whether the method of this request minds the type of its body. */
    static boolean areTaken(RoutingContext context) {
        String method = context.request().method().name();
        return method.equals(QueryMethod.NAME) || !AllowedMethods.consumed(context, method).isEmpty();
    }

    /** {@code unsupported-media-type}, with what is understood instead. */
    public static Problem refuse(RoutingContext context) {
        String method = context.request().method().name();
        if (method.equals(QueryMethod.NAME)) {
            return refuse(context, QueryMethod.FORM).withHeader(AcceptQueryHeader.NAME, QueryMethod.FORM);
        }
        String understood = AllowedMethods.consumed(context, method).stream().map(BodyTypes::essence)
                .collect(Collectors.joining(", "));
        String header = method.equals("POST") ? "Accept-Post" : method.equals("PATCH") ? "Accept-Patch" : "Accept";
        Problem problem = refuse(context, understood);
        return understood.isEmpty() ? problem : problem.withHeader(header, understood);
    }

    private static Problem refuse(RoutingContext context, String understood) {
        List<String> sent = context.request().headers().getAll("Content-Type");
        String type = String.join("' and '", sent);
        return UNSUPPORTED_MEDIA_TYPE.because("A body of type '%s' is not understood here; send %s.",
                type.length() <= SHOWN ? type : type.substring(0, SHOWN) + "…", understood);
    }

    private static String essence(MediaType type) {
        return type.getType() + "/" + type.getSubtype();
    }
}
