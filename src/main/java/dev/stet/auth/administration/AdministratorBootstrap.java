package dev.stet.auth.administration;

import java.nio.file.Path;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.stet.auth.account.Account;
import dev.stet.auth.key.ApiKey;
import dev.stet.auth.key.KeyText;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Sees to it at each start that somebody can come in, and says how. Never says the key itself. */
@ApplicationScoped
public class AdministratorBootstrap {

    private static final Logger LOG = Logger.getLogger(AdministratorBootstrap.class);

    private final AdminKeys keys;
    private final Optional<String> adminKey;
    private final boolean embedded;
    private final Path home;

    public AdministratorBootstrap(AdminKeys keys, @ConfigProperty(name = "stet.admin-key") Optional<String> adminKey,
            @ConfigProperty(name = "stet.database.embedded", defaultValue = "false") boolean embedded,
            @ConfigProperty(name = "stet.home", defaultValue = "data") Path home) {
        this.keys = keys;
        this.adminKey = adminKey;
        this.embedded = embedded;
        this.home = home;
    }

    public void letSomebodyIn(@Observes StartupEvent start) {
        if (adminKey.isPresent()) {
            keys.accept(wellFormed(adminKey.get()));
        } else {
            withdraw();
            if (embedded) {
                provideFile(home.resolve("admin.key"));
            }
        }
        if (!QuarkusTransaction.requiringNew().call(ApiKey::anyAdministers)) {
            LOG.warn("No key opens an administrator's account. Set STET_ADMIN_KEY (stet_ and at least 39 characters more of "
                    + "A-Z a-z 0-9 _ -) and start again.");
        }
    }

    private void withdraw() {
        if (QuarkusTransaction.requiringNew().call(() -> Account.findByName(Accounts.FIRST).isPresent()) && keys.withdraw()) {
            LOG.info("STET_ADMIN_KEY is not set any more: the key that it gave opens nothing from now on.");
        }
    }

    private void provideFile(Path file) {
        if (keys.provide(file)) {
            LOG.infof("An administrator's key is in %s. Delete the file and start again for a new one.", file.toAbsolutePath());
        }
    }

    private static KeyText wellFormed(String text) {
        return KeyText.parse(text).orElseThrow(() -> new ConfigurationException(
                "STET_ADMIN_KEY must begin with stet_ and have at least 44 characters in all, of A-Z a-z 0-9 _ and -."));
    }
}
