package dev.stet.sync;

import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.change.ChangeLogReader;
import dev.stet.platform.json.Json;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What happened, for other programs: by pages, by waiting, or as a stream. */
@Path("/api/v1/integration/changes")
@RolesAllowed(RoleName.READER)
@Tag(name = "Changes")
@Blocking
class ChangesResource {

    private static final long RECONNECT_MILLIS = 2_000;

    private final ChangeCursors changeCursors;
    private final ChangeFeed changeFeed;
    private final LongPoll longPoll;
    private final ChangeStream changeStream;
    private final CurrentCaller caller;

    ChangesResource(ChangeCursors changeCursors, ChangeFeed changeFeed, LongPoll longPoll, ChangeStream changeStream,
            CurrentCaller caller) {
        this.changeCursors = changeCursors;
        this.changeFeed = changeFeed;
        this.longPoll = longPoll;
        this.changeStream = changeStream;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listChanges", summary = "What happened, in order", description = """
            Go on from `page.next`, and nothing is missed or told twice; ask again at once while `page.more`, else \
            with `wait`. Begin with `snapshot=true`, which tells every published article first and leads on to what \
            changed since its first page; what happened meanwhile may be told again, and each change says how things \
            are from then on. A cursor stays good for as long as the log is kept (90 days, unless configured \
            otherwise); then it is a 410, and the way on is a new snapshot.

            With `Accept: text/event-stream`, what `/stream` says.

            Accounts, keys and blocked commenters are told to administrators only; of comments, everybody gets no \
            more than ids and states.""")
    @APIResponse(responseCode = "200", description = "The changes.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ChangeView.Page.class)))
    @APIResponse(responseCode = "410", ref = "CursorExpired")
    public Uni<ChangeView.Page> list(@BeanParam ChangesParams query) {
        ChangesParams.Wanted wanted = query.parse(changeCursors, false);
        return longPoll.read(changeFeed.begin(wanted), filter(wanted), wanted.limit(), wanted.patience(), caller.admission())
                .map(reading -> new ChangeView.Page(reading.items(),
                        new ChangeView.Page.Place(wanted.limit(), changeCursors.write(reading.next()), reading.more())));
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> stream(@BeanParam ChangesParams query, @Context Sse sse, @Context Request request) {
        return open(query, sse, request);
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "streamChanges", summary = "What happened, as it happens", description = """
            The same as the list, as server-sent events: `id` is the change's cursor, `event` its kind, `data` the change as \
            JSON. Comments keep the connection open. It ends from time to time; come back with `Last-Event-ID`, as every \
            browser's `EventSource` does.""")
    @APIResponse(responseCode = "200", description = "The changes, for as long as the connection lasts.",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "410", ref = "CursorExpired")
    public Multi<OutboundSseEvent> events(@BeanParam ChangesParams query, @Context Sse sse, @Context Request request) {
        return open(query, sse, request);
    }

    private Multi<OutboundSseEvent> open(ChangesParams query, Sse sse, Request request) {
        ChangesParams.Wanted wanted = query.parse(changeCursors, true);
        ChangeLogReader.Filter filter = filter(wanted);
        if (request.getMethod().equals("HEAD")) {
            return Multi.createFrom().empty();
        }
        return changeStream.open(changeFeed.begin(wanted), filter, caller.admission()).map(signal -> event(signal, sse));
    }

    private ChangeLogReader.Filter filter(ChangesParams.Wanted wanted) {
        Set<String> nouns = ChangeKinds.nouns(caller.get(), wanted.kinds());
        return new ChangeLogReader.Filter(nouns, wanted.kinds(), wanted.article());
    }

    /** A sign of life is a comment; its id moves the reader on without an event, past what it did not ask for. */
    private OutboundSseEvent event(ChangeStream.Signal signal, Sse sse) {
        if (signal.change() == null) {
            return sse.newEventBuilder().comment("here").id(changeCursors.write(signal.reached()))
                    .reconnectDelay(RECONNECT_MILLIS)
                    .build();
        }
        ChangeView change = signal.change();
        return sse.newEventBuilder().id(change.cursor()).name(change.kind()).data(Json.write(change)).build();
    }
}
