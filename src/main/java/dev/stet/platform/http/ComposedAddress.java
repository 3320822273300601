package dev.stet.platform.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.StringTokenizer;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives every address the one form of Unicode in which all that is written is stored (NFC), before anybody looks at it: an é
 * of two characters, as file systems like to make it, is the é of one. What was sent as plain UTF-8 is percent-encoded.
 */
public final class ComposedAddress {

    private static final String PATH_DELIMITERS = "/;";
    private static final String QUERY_DELIMITERS = "&;=";

    private ComposedAddress() {
    }

    /** Goes on, with another address where that which was sent is not composed. */
    public static void compose(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        if (!isAscii(request.uri()) && path != null && path.startsWith("/")) {
            String sent = request.query() == null ? path : path + "?" + request.query();
            String composed = of(sent);
            if (!composed.equals(sent)) {
                context.reroute(request.method(), composed);
                return;
            }
        }
        context.next();
    }

    /** @param sent a path, and a query if there is one */
    static String of(String sent) {
        int query = sent.indexOf('?');
        return query < 0 ? composed(sent, PATH_DELIMITERS)
                : composed(sent.substring(0, query), PATH_DELIMITERS) + "?" + query(sent.substring(query + 1));
    }

    /** @param sent as it stands behind the question mark */
    public static String query(String sent) {
        return composed(sent, QUERY_DELIMITERS);
    }

    /** Names and values each by itself: a mark at the beginning of one belongs to none before it. */
    private static String composed(String sent, String delimiters) {
        if (isAscii(sent)) {
            return sent;
        }
        StringBuilder composed = new StringBuilder(sent.length());
        StringTokenizer parts = new StringTokenizer(sent, delimiters, true);
        while (parts.hasMoreTokens()) {
            String part = parts.nextToken();
            composed.append(isAscii(part) ? part : composedPart(part, delimiters.equals(QUERY_DELIMITERS)));
        }
        return composed.toString();
    }

    private static String composedPart(String sent, boolean inQuery) {
        try {
            // each byte is a character, whether it was sent as it is or encoded; only in queries is a plus a space
            String bytes = URLDecoder.decode(inQuery ? sent : sent.replace("+", "%2B"), ISO_8859_1);
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1))).toString();
            if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                return URLEncoder.encode(Normalizer.normalize(text, Normalizer.Form.NFC), UTF_8).replace("+", "%20");
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // no text in UTF-8: others refuse it, or find nothing there
        }
        return encoded(sent);
    }

    private static String encoded(String sent) {
        StringBuilder encoded = new StringBuilder(sent.length());
        sent.chars().forEach(c -> encoded.append(c < 0x80 ? String.valueOf((char) c) : "%%%02X".formatted(c)));
        return encoded.toString();
    }

    /** Whether it says nothing but ASCII, be it percent-encoded. */
    private static boolean isAscii(String sent) {
        for (int i = 0; i < sent.length(); i++) {
            char c = sent.charAt(i);
            if (c >= 0x80 || c == '%' && i + 1 < sent.length() && sent.charAt(i + 1) >= '8') {
                return false;
            }
        }
        return true;
    }
}
