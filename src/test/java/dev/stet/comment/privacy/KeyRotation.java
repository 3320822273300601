package dev.stet.comment.privacy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Changes the keys under what a test hands it, and changes them back. */
@Singleton
@Unremovable
public class KeyRotation {

    private final EntityManager database;
    private final List<ProtectedAddresses> others;
    private final String other = EmailKey.random();

    KeyRotation(EntityManager database, @All List<ProtectedAddresses> others) {
        this.database = database;
        this.others = others;
    }

    /** As an operator puts a new key before the old one. */
    public void rotated(Consumer<Contacts> upkeep) {
        with(other + "," + EmailKeysTest.TESTS, upkeep);
    }

    public void back(Consumer<Contacts> upkeep) {
        with(EmailKeysTest.TESTS + "," + other, upkeep);
    }

    private void with(String written, Consumer<Contacts> upkeep) {
        EmailKeys keys = new EmailKeys(database, others, EmailKeysTest.settings(written, Duration.ofDays(30)), false,
                Path.of("nowhere"));
        keys.open(null);
        QuarkusTransaction.requiringNew().run(() -> upkeep.accept(new Contacts(database, keys)));
    }
}
