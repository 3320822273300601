package dev.stet.transfer.exporting;

import java.io.IOException;
import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

import dev.stet.auth.account.RoleName;
import dev.stet.auth.signin.AccessGrant;
import dev.stet.auth.signin.CurrentCaller;
import dev.stet.platform.http.StreamedAnswers;
import dev.stet.transfer.format.ArchiveLine;
import dev.stet.transfer.format.SpillBuffer;
import dev.stet.transfer.importing.ImportResource;
import io.vertx.core.Vertx;

/** Gives everything out: as an archive that brings all of it back, or as files that people read and edit. */
@Path("/api/v1/integration/export")
@RolesAllowed(RoleName.READER)
@Tag(name = "Transfer")
class ExportResource {

    private static final String ZIP = "application/zip";
    private static final String ARCHIVE_EXAMPLE = """
            {"kind": "edition", "article": "0192f0c1-7b1e-7c3a-9a53-2f1f4f6c0a11", "number": 1, "revision": 1, \
            "from": "2025-01-28T08:00:00Z", "until": null, "declaredUntil": null, "publishedAt": "2025-01-28T08:00:00Z", \
            "updatedAt": "2025-01-28T08:00:00Z", "account": "0192f0c1-7b1e-7c3a-9a53-2f1f4f6c0a00", "note": null, \
            "redactedAt": null}""";

    private final ExportPlaces places;
    private final ArchiveExport archive;
    private final MarkdownExport markdown;
    private final ExportSnapshot snapshot;
    private final CurrentCaller caller;
    private final StreamedAnswers answers;

    ExportResource(ExportPlaces places, ArchiveExport archive, MarkdownExport markdown, ExportSnapshot snapshot,
            CurrentCaller caller, StreamedAnswers answers) {
        this.places = places;
        this.archive = archive;
        this.markdown = markdown;
        this.snapshot = snapshot;
        this.caller = caller;
        this.answers = answers;
    }

    @GET
    @Produces(ImportResource.NDJSON)
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"stet.ndjson\"")
    @Operation(operationId = "exportArchive", summary = "Everything, as NDJSON or as Markdown", description = """
            `application/x-ndjson`: an archive that import brings back into another Stet with the same ids, slugs, revisions, \
            editions, periods and comments. Each line says its `kind`. An article's lines follow each other and fit together: \
            `article`, its `text`s, `revision`s and `edition`s, then its `comment`s; before them the accounts (id and name), \
            tags and authors. It holds no keys and roles, webhooks, previews, blocked commenters and no log of changes, and \
            never anything made from a client's address. Comments are those that readers see; to administrators all, and \
            with `personalData=true` with e-mail addresses.

            `application/zip`: every working copy that is not in the trash as `<locale>/<slug>.md`, Markdown with front \
            matter, which import reads back (`java -jar … import` takes the file as it is). Markdown holds no ids, history, \
            states, periods and comments; of a working copy it does not hold the ids of sections, whose comments wait for a \
            moderator, line breaks other than LF, and spaces in a row in headings. Names of files that would be longer than \
            255 bytes are cut; the slug in the front matter is whole.

            Either is what there was at one moment; what is written while it is read is not in it. The answer begins when \
            all has been read.""")
    @APIResponse(responseCode = "200",
            description = "As much as there is, streamed. One that is cut off ends without the end that "
                    + "HTTP has for a whole answer.",
            content = {
                    @Content(mediaType = ImportResource.NDJSON, schema = @Schema(implementation = ArchiveLine.class),
                            example = ARCHIVE_EXAMPLE),
                    @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")) })
    public StreamingOutput archive(@BeanParam ExportParams query, @Context Request request) {
        ExportParams.Wanted wanted = query.parse(caller.get(), true);
        return send(out -> archive.write(wanted, out), request);
    }

    @GET
    @Produces(ZIP + ";qs=0.5")
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"stet.zip\"")
    @Operation(hidden = true)
    public StreamingOutput markdown(@BeanParam ExportParams query, @Context Request request) {
        ExportParams.Wanted wanted = query.parse(caller.get(), false);
        return send(out -> markdown.write(wanted.locale(), out), request);
    }

    private StreamingOutput send(ExportSnapshot.Writing writing, Request request) {
        if (request.getMethod().equals("HEAD")) {
            return nothing -> {
            };
        }
        ExportPlaces.Place place = places.enter();
        try {
            SpillBuffer spillBuffer = snapshot.take(out -> writing.write(answers.whileAwaited(out)));
            io.vertx.core.Context connection = Vertx.currentContext();
            AccessGrant.Check accessGrantCheck = new AccessGrant.Check(caller.admission());
            return answers.holding(() -> end(spillBuffer, place),
                    out -> send(spillBuffer.read(), new BlockSending(out, connection), accessGrantCheck, place));
        } catch (RuntimeException | Error failure) {
            place.close();
            throw failure;
        }
    }

    private static void end(SpillBuffer spillBuffer, ExportPlaces.Place place) {
        try (place) {
            spillBuffer.close();
        }
    }

    /** Is cut off when who asked for it is shut out. */
    private static void send(InputStream in, BlockSending sending, AccessGrant.Check accessGrantCheck, ExportPlaces.Place place)
            throws IOException {
        byte[] block = new byte[BlockSending.BLOCK];
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            accessGrantCheck.require();
            place.sending(System.nanoTime());
            sending.write(block, n);
            place.sent();
        }
    }
}
