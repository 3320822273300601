package dev.stet.platform.page;

import static dev.stet.platform.problem.ProblemType.INVALID_PARAMETER;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.stet.platform.conditional.ETag;
import dev.stet.platform.json.Json;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.secret.Seal;
import dev.stet.platform.secret.SigningKeys;
import io.quarkus.runtime.StartupEvent;

/** Reads and writes cursors, sealed so that nobody makes one up, and puts pages together. */
@ApplicationScoped
public class Pages {

    private static final String PURPOSE = "cursor";

    private final SigningKeys keys;

    Pages(SigningKeys keys) {
        this.keys = keys;
    }

    void prepare(@Observes StartupEvent start) {
        keys.prepare(PURPOSE);
    }

    /**
     * @param sent the parameter as sent, or {@code null}
     * @param list what is listed now
     * @return {@code null} where none was sent
     * @throws dev.stet.platform.problem.Problem {@code invalid-parameter} for one that is not ours or of another list
     */
    public Cursor cursor(String sent, String list) {
        if (sent == null) {
            return null;
        }
        Cursor cursor = seal().open(sent).map(bytes -> Json.read(new String(bytes, StandardCharsets.UTF_8), Cursor.class))
                .orElseThrow(() -> refused("is no cursor of this API; take it from `page.next` or `page.previous` as it is"));
        if (!cursor.list().equals(hash(list)) && !cursor.list().equals(list)) { // as a program of before wrote it
            throw refused("belongs to a list with other filters or another order; begin that list without a cursor");
        }
        return cursor;
    }

    /**
     * @param key the sort key of a row, as a cursor carries it
     * @param item what is told of a row; {@code null} leaves it out, and cursors go on behind it
     */
    public <R, T> Page<T> page(Slice<R> slice, int limit, String list, Function<R, List<String>> key, Function<R, T> item) {
        List<R> rows = slice.rows();
        String next = slice.hasNext() && !rows.isEmpty() ? write(list, false, key.apply(rows.get(rows.size() - 1))) : null;
        String previous = slice.hasPrevious() && !rows.isEmpty() ? write(list, true, key.apply(rows.get(0))) : null;
        return new Page<>(rows.stream().map(item).filter(Objects::nonNull).toList(),
                new Page.Place(limit, next, previous, null));
    }

    private String write(String list, boolean backward, List<String> key) {
        return seal().seal(Json.bytes(new Cursor(hash(list), backward, key)));
    }

    /** Of the same length for whatever filters, so that a cursor fits into any address. */
    private static String hash(String list) {
        return ETag.ofBytes(list.getBytes(StandardCharsets.UTF_8)).opaque();
    }

    private Seal seal() {
        return keys.seal(PURPOSE);
    }

    private static RuntimeException refused(String why) {
        return INVALID_PARAMETER.because(List.of(Fault.of("cursor", why)), "The cursor %s.", why);
    }
}
