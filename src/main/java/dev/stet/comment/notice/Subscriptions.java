package dev.stet.comment.notice;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import dev.stet.comment.privacy.Contact;
import dev.stet.comment.privacy.Contacts;
import dev.stet.platform.problem.Problem;
import dev.stet.platform.secret.SigningKeys;
import io.quarkus.runtime.StartupEvent;

/** A person's wish for mail, confirmed and taken back by who holds the link that was mailed. The link holds no address. */
@ApplicationScoped
class Subscriptions {

    private static final String PURPOSE = "subscription";

    private final SigningKeys keys;
    private final Contacts contacts;

    Subscriptions(SigningKeys keys, Contacts contacts) {
        this.keys = keys;
        this.contacts = contacts;
    }

    void prepare(@Observes StartupEvent start) {
        keys.prepare(PURPOSE);
    }

    /** What of the wish there is. */
    enum State {
        UNCONFIRMED,
        CONFIRMED,
        ENDED
    }

    /** @param comment whose author the link is for */
    String path(UUID comment) {
        byte[] id = ByteBuffer.allocate(2 * Long.BYTES).putLong(comment.getMostSignificantBits())
                .putLong(comment.getLeastSignificantBits()).array();
        return SubscriptionResource.PATH + "/" + keys.seal(PURPOSE).seal(id);
    }

    /** @throws Problem {@code not-found} for a link that we did not make */
    @Transactional
    State state(String token) {
        return find(token).filter(contact -> contact.wantsReplies)
                .map(contact -> contact.confirmedAt == null ? State.UNCONFIRMED : State.CONFIRMED).orElse(State.ENDED);
    }

    @Transactional
    State confirm(String token) {
        return find(token).filter(contact -> contact.wantsReplies
                && contacts.confirm(contact, Instant.now().truncatedTo(ChronoUnit.MICROS))).isPresent() ? State.CONFIRMED
                        : State.ENDED;
    }

    @Transactional
    State end(String token) {
        find(token).ifPresent(contacts::unsubscribe);
        return State.ENDED;
    }

    /** Empty where nothing is kept of the person any more. */
    private Optional<Contact> find(String token) {
        ByteBuffer id = ByteBuffer.wrap(keys.seal(PURPOSE).open(token).filter(bytes -> bytes.length == 2 * Long.BYTES)
                .orElseThrow(() -> NOT_FOUND.because("This link was cut short, or is none of ours.")));
        return Contact.findByIdOptional(new UUID(id.getLong(), id.getLong()));
    }
}
