package dev.stet.comment.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.stet.comment.thread.Comment;

/** Keeps whom comments are from, and finds what is from the same person without anybody's being able to read it. */
@ApplicationScoped
public class Contacts {

    private final EntityManager database;
    private final EmailKeys keys;

    Contacts(EntityManager database, EmailKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    @Transactional(TxType.MANDATORY)
    public void keep(Comment comment, Commenter person, boolean wantsReplies) {
        Contact contact = new Contact();
        contact.commentId = comment.id;
        contact.protect(person.email(), keys.current());
        contact.ipHash = keys.current().clientHash(person.client());
        contact.bodyHash = bodyHash(comment.body);
        contact.wantsReplies = wantsReplies;
        contact.createdAt = comment.createdAt;
        contact.persist();
    }

    /**
     * Of a comment that was posted elsewhere: encrypted with this Stet's key. Of the client nothing is known here.
     *
     * @param confirmedAt {@code null} unless the address was confirmed there
     */
    @Transactional(TxType.MANDATORY)
    public void bring(Comment comment, String email, boolean wantsReplies, Instant confirmedAt) {
        Contact contact = new Contact();
        contact.commentId = comment.id;
        contact.protect(email, keys.current());
        contact.wantsReplies = wantsReplies;
        contact.confirmedAt = confirmedAt;
        contact.createdAt = comment.createdAt;
        contact.persist();
    }

    /** Notes that the author says something else now. */
    @Transactional(TxType.MANDATORY)
    public void revise(Comment comment) {
        Contact.<Contact> findByIdOptional(comment.id).ifPresent(contact -> contact.said(bodyHash(comment.body)));
    }

    /** Empty where the key is gone. */
    public Optional<String> email(Contact contact) {
        return keys.of(contact.emailKeyId).map(key -> key.decrypt(contact.email, contact.commentId));
    }

    /** What an address is found by in {@code email_index}, under each key that is in use, in hexadecimal. */
    public String[] indexes(String email) {
        return keys.all().stream().map(key -> HexFormat.of().formatHex(key.index(email))).toArray(String[]::new);
    }

    /** The bytes to be kept of an address that is no comment's, with what they are found by. */
    public Protected protect(String email, UUID owner) {
        EmailKey key = keys.current();
        return new Protected(key.encrypt(email, owner), key.id(), key.index(email));
    }

    /** The keys that addresses are to be moved away from; empty but for a while after a change of keys. */
    public List<String> staleKeys() {
        return keys.all().stream().skip(1).map(EmailKey::id).toList();
    }

    /** Empty where the key is gone. */
    public Optional<String> read(byte[] encrypted, String keyId, UUID owner) {
        return keys.of(keyId).map(key -> key.decrypt(encrypted, owner));
    }

    public record Protected(byte[] email, String keyId, byte[] index) {
    }

    /** What a client is found by, in hexadecimal, for as long as the hash is kept. */
    public String clientHash(String client) {
        return HexFormat.of().formatHex(keys.current().clientHash(client));
    }

    /** SHA-256 of what a text says, whatever its case and spaces. */
    public static byte[] bodyHash(String body) {
        String plain = Normalizer.normalize(body, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")
                .strip();
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Names a person to moderators, and nobody else: the keyed hash of the address. */
    public static String commenter(Contact contact) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(contact.emailIndex);
    }

    /** The comments of whoever has this address, in the order of time. */
    List<Comment> commentsOf(String email) {
        @SuppressWarnings("unchecked")
        List<Comment> comments = database
                .createNativeQuery("SELECT c.* FROM comment c JOIN comment_contact k ON k.comment_id = c.id"
                        + " WHERE k.email_index IN (" + INDEXES + ") ORDER BY c.id", Comment.class)
                .setParameter("indexes", indexes(email)).getResultList();
        return comments;
    }

    /** As {@link #commentsOf}, without a look at them. */
    List<UUID> commentIdsOf(String email) {
        return database.createNativeQuery("SELECT k.comment_id FROM comment_contact k WHERE k.email_index IN (" + INDEXES
                + ") ORDER BY k.comment_id", UUID.class).setParameter("indexes", indexes(email)).getResultList();
    }

    /** As a list of {@code bytea}, for a parameter {@code :indexes} that {@link #indexes} gives. */
    public static final String INDEXES = "SELECT decode(each, 'hex') FROM unnest(cast(:indexes AS text[])) each";

    /**
     * One proof for all comments of an address.
     *
     * @return whether mail is still wished for with any of them
     */
    @Transactional(TxType.MANDATORY)
    public boolean confirm(Contact contact, Instant at) {
        return Contact.update("confirmedAt = ?1 where emailIndex = ?2 and wantsReplies", at, contact.emailIndex) > 0;
    }

    /** Where the address was confirmed for another comment, that counts for this one too. */
    @Transactional(TxType.MANDATORY)
    public void confirmAsBefore(UUID comment) {
        database.createNativeQuery("""
                UPDATE comment_contact k SET confirmed_at = now() WHERE comment_id = :comment AND wants_replies
                AND confirmed_at IS NULL AND EXISTS (SELECT FROM comment_contact o WHERE o.email_index = k.email_index
                                                     AND o.confirmed_at IS NOT NULL)""")
                .setParameter("comment", comment).executeUpdate();
    }

    /** No more mail to this address, whichever comment it was about. */
    @Transactional(TxType.MANDATORY)
    public void unsubscribe(Contact contact) {
        Contact.update("wantsReplies = false, confirmedAt = null where emailIndex = ?1", (Object) contact.emailIndex);
    }
}
