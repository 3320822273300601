package dev.stet.comment.screening;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.stet.comment.privacy.Contacts;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Something that makes whatever bears it spam. */
@Entity
@Table(name = "comment_block")
class Block extends PanacheEntityBase {

    @Id
    public UUID id;
    @Enumerated(EnumType.STRING)
    public BlockKind kind;
    /** {@code null} for an e-mail address, which is encrypted in {@link #email}. */
    public String value;
    public byte[] email;
    public String emailKeyId;
    public byte[] emailIndex;
    public String note;
    public UUID createdBy;
    public Instant createdAt;

    static Block of(BlockForm form, UUID account, Instant at, Contacts contacts) {
        Block block = new Block();
        block.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        block.kind = BlockKind.of(form.kind());
        block.note = form.note();
        block.createdBy = account;
        block.createdAt = at;
        if (block.kind == BlockKind.EMAIL) {
            block.protect(contacts.protect(form.value().strip(), block.id));
        } else {
            block.value = form.value().strip();
        }
        return block;
    }

    /** What of the list a comment bears, each kind once, as a moderator reads it: {@code blocked-word}. */
    static List<String> listMatching(CommentSubmission commentSubmission, String[] emailIndexes) {
        List<Entry> entries = getEntityManager().createNativeQuery("SELECT kind, value FROM comment_block"
                + " WHERE kind <> 'email' OR email_index IN (" + Contacts.INDEXES + ")", Entry.class)
                .setParameter("indexes", emailIndexes).getResultList();
        return entries.stream().filter(entry -> BlockKind.of(entry.kind).matches(entry.value, commentSubmission))
                .map(entry -> "blocked-" + entry.kind).distinct().toList();
    }

    private record Entry(String kind, String value) {
    }

    static List<UUID> idsUnder(List<String> staleKeys, UUID after, int limit) {
        return find("select b.id from Block b where b.emailKeyId in ?1 and b.id > ?2 order by b.id", staleKeys, after)
                .project(UUID.class).page(0, limit).list();
    }

    void protect(Contacts.Protected address) {
        email = address.email();
        emailKeyId = address.keyId();
        emailIndex = address.index();
    }
}
