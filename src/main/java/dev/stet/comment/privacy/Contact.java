package dev.stet.comment.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Whom a comment is from. No public query joins it. */
@Entity
@Table(name = "comment_contact")
@DynamicUpdate // what its owner, a key that is moved to and retention change at once is each another column
public class Contact extends PanacheEntityBase {

    @Id
    public UUID commentId;
    /** Encrypted; {@link Contacts#email} reads it. */
    public byte[] email;
    public String emailKeyId;
    /** Keyed hash of the address: equal for equal addresses under the same key. */
    public byte[] emailIndex;
    /** Keyed hash of the client's address; {@code null} after its time. */
    public byte[] ipHash;
    /** Of what was said, to find it said again; {@code null} after its time. */
    public byte[] bodyHash;
    /** Whether mail about replies is wished for; none is sent before {@link #confirmedAt}. */
    public boolean wantsReplies;
    /** When whoever reads the mail of this address confirmed the wish; {@code null} before. */
    public Instant confirmedAt;
    public Instant createdAt;

    static List<UUID> idsUnder(EmailKey stale, UUID after, int limit) {
        return find("select c.commentId from Contact c where c.emailKeyId = ?1 and c.commentId > ?2 order by c.commentId",
                stale.id(), after).project(UUID.class).page(0, limit).list();
    }

    static boolean areUnder(String keyId) {
        return find("emailKeyId", keyId).firstResultOptional().isPresent();
    }

    boolean isUnder(EmailKey key) {
        return emailKeyId.equals(key.id());
    }

    void protect(String address, EmailKey key) {
        email = key.encrypt(address, commentId);
        emailKeyId = key.id();
        emailIndex = key.index(address);
    }

    void said(byte[] hash) {
        bodyHash = hash;
    }
}
