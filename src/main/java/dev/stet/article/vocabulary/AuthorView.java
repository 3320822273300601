package dev.stet.article.vocabulary;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import dev.stet.article.content.Vocabulary;
import dev.stet.article.content.Vocabulary.Name;
import dev.stet.article.content.WebAddress;
import dev.stet.platform.conditional.EntityTagged;
import dev.stet.platform.page.Page;
import dev.stet.platform.validation.BlankText;

/** An author as editors read one; it can be sent back as it is. */
@Schema(name = "EditorialAuthor", description = "An author; it can be sent back as it is.", requiredProperties = "*")
record AuthorView(
        @Schema(readOnly = true, examples = "li-wei") String slug,
        @Schema(examples = "Li Wei") String name,
        @Schema(nullable = true, description = "Plain text.") String bio,
        @Schema(nullable = true, description = "A page of theirs.", examples = "https://liwei.example.org") String url,
        @Schema(nullable = true, description = "A picture of them: an http or https address, or a path on the site.",
                examples = "/people/li-wei.jpg") String avatar,
        @Schema(readOnly = true, description = "Names this state: send it as If-Match.", examples = "\"mVq…\"") String etag)
        implements
            EntityTagged {

    static final int MAX_BIO = 2_000;

    static AuthorView of(Name author) {
        return new AuthorView(author.slug(), author.name(), author.bio(), author.url(), author.avatar(),
                NameView.tag(Vocabulary.AUTHOR, author).toString());
    }

    /** A page of authors as the OpenAPI document shows it. */
    @Schema(name = "EditorialAuthorPage", description = "A page of authors, in the order of their slugs.",
            requiredProperties = { "items", "page" })
    record AuthorPage(List<AuthorView> items, Page.Place page) {
    }

    /** An author as editors send one, whole: what is left out is empty. */
    @JsonIgnoreProperties({ "slug", "etag" })
    @Schema(name = "AuthorForm", description = "An author, whole: what is left out is empty. It shows everywhere at once.",
            properties = {
                    @SchemaProperty(name = "slug", readOnly = true, description = "Ignored."),
                    @SchemaProperty(name = "etag", readOnly = true, description = "Ignored.") })
    record AuthorForm(
            @NotBlank @Size(max = 120) @Schema(examples = "Li Wei") String name,
            @Size(max = MAX_BIO)
            @Schema(nullable = true, maxLength = MAX_BIO, description = "Plain text.") String bio,
            @Size(max = 2_000) @Pattern(regexp = WebAddress.HTTP, message = WebAddress.HTTP_MESSAGE)
            @Schema(nullable = true, description = "A page of theirs.") String url,
            @Size(max = 2_000) @Pattern(regexp = WebAddress.HTTP_OR_PATH, message = WebAddress.HTTP_OR_PATH_MESSAGE)
            @Schema(nullable = true,
                    description = "A picture of them: an http or https address, or a path on the site.") String avatar) {

        AuthorForm {
            bio = bio == null || BlankText.is(bio) ? null : bio;
        }

        Name of(String slug) {
            return new Name(slug, name, bio, url, avatar);
        }
    }
}
