package dev.stet.discovery;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.stet.article.content.SiteSettings;
import io.smallrye.config.ConfigMapping;

/** Whom to tell of a hole, as RFC 9116 has it. */
@ApplicationScoped
class SecurityTxt {

    @ConfigMapping(prefix = "stet.security")
    interface SecuritySettings {

        /** Whom to tell of a hole, the preferred first: e-mail or web addresses. */
        Optional<List<String>> contact();

        /** Until when that holds (RFC 3339); people should not trust it for longer. */
        Optional<Instant> expires();
    }

    static final String PATH = "/.well-known/security.txt";

    private final SecuritySettings settings;
    private final SiteSettings site;

    SecurityTxt(SecuritySettings settings, SiteSettings site) {
        this.settings = settings;
        this.site = site;
    }

    /** @throws dev.stet.platform.problem.Problem {@code not-found} where the operator has not said whom and until when */
    String text() {
        List<String> contacts = settings.contact().orElseThrow(() -> NOT_FOUND.because(
                "Nobody said whom to tell of a hole: set STET_SECURITY_CONTACT and STET_SECURITY_EXPIRES."));
        Instant expires = settings.expires().orElseThrow(() -> NOT_FOUND.because(
                "Nobody said until when the contacts hold, which RFC 9116 asks for: set STET_SECURITY_EXPIRES."));
        StringBuilder text = new StringBuilder();
        contacts.forEach(contact -> text.append("Contact: ").append(uri(contact.strip())).append('\n'));
        text.append("Expires: ").append(expires).append('\n');
        site.publicUrl().ifPresent(url -> text.append("Canonical: ").append(url).append(PATH).append('\n'));
        return text.toString();
    }

    /** RFC 9116 §2.5.3: also an e-mail address is written as a URI. */
    private static String uri(String contact) {
        return contact.contains(":") ? contact : "mailto:" + contact;
    }
}
