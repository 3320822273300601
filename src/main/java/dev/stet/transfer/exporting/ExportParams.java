package dev.stet.transfer.exporting;

import static dev.stet.platform.problem.ProblemType.INSUFFICIENT_ROLE;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.stet.article.content.LanguageTag;
import dev.stet.auth.account.Caller;
import dev.stet.auth.account.Role;
import dev.stet.comment.archive.CommentArchive.CommentDisclosure;
import dev.stet.platform.parameter.Parameters;

/** What an export is to hold; each parameter as it was sent, {@code null} where it was not. */
public class ExportParams {

    @QueryParam("locale")
    @Parameter(description = "Only articles of this locale, a BCP 47 tag.",
            schema = @Schema(type = SchemaType.STRING, examples = "en"))
    String locale;

    @QueryParam("personalData")
    @Parameter(description = "Also whom comments are from, for administrators. Not of Markdown, which has no comments.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String personalData;

    /**
     * @param locale {@code null} for any
     * @param comments how much of them is told
     */
    public record Wanted(String locale, CommentDisclosure comments) {
    }

    /** @throws dev.stet.platform.problem.Problem {@code invalid-parameter}, {@code insufficient-role} */
    Wanted parse(Caller caller, boolean withComments) {
        Parameters parameters = new Parameters();
        boolean personal = parameters.flag("personalData", personalData, false);
        if (personal && !withComments) {
            parameters.refuse("personalData", "Markdown holds no comments; leave it out, or ask for application/x-ndjson.");
        }
        String canonical = locale == null ? null : LanguageTag.WellFormed.canonical(locale);
        if (locale != null && canonical == null) {
            parameters.refuse("locale", "'%s' is no BCP 47 language tag; send one such as en or zh-Hans.".formatted(locale));
        }
        parameters.check();
        boolean admin = caller.may(Role.ADMIN);
        if (personal && !admin) {
            throw INSUFFICIENT_ROLE.because("Only an administrator exports personal data. Leave `personalData` out.");
        }
        return new Wanted(canonical,
                personal ? CommentDisclosure.PERSONAL : admin ? CommentDisclosure.ALL : CommentDisclosure.PUBLIC);
    }
}
