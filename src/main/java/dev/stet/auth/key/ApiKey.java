package dev.stet.auth.key;

import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.Session;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UuidGenerator;

import dev.stet.auth.account.Account;
import dev.stet.auth.account.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One of the keys of an account. Its plain text is known only to whoever was given it. */
@Entity
public class ApiKey extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    public Account account;
    /** What it is for; 1 to 100 characters, need not be unique. */
    public String name;
    /** The public part after {@code stet_}, unique. */
    public String prefix;
    /** SHA-256 of the whole key. */
    byte[] hash;
    @CreationTimestamp(source = SourceType.DB)
    public Instant createdAt;
    /** The first instant at which it opens nothing any more; {@code null} is never. */
    public Instant expiresAt;
    /** Behind by up to a minute. */
    public Instant lastUsedAt;
    /** When it was taken back, for good; {@code null} while it is good. */
    public Instant revokedAt;

    public static ApiKey of(Account account, String name, KeyText text, Instant expiresAt) {
        ApiKey key = new ApiKey();
        key.account = account;
        key.name = name;
        key.prefix = text.prefix();
        key.hash = text.hash();
        key.expiresAt = expiresAt;
        return key;
    }

    /** A usable key: not expired by the database's clock, not revoked, and its account (fetched) not disabled. */
    static Optional<ApiKey> findUsable(String prefix) {
        return find("from ApiKey k join fetch k.account a where k.prefix = ?1 and k.revokedAt is null"
                + " and (k.expiresAt is null or k.expiresAt > instant) and a.disabledAt is null", prefix)
                .firstResultOptional();
    }

    /** For how long it still opens as much, by the database's clock; empty if it does not. */
    public static Optional<Duration> left(UUID id, Role role) {
        return getEntityManager().unwrap(Session.class).createNativeQuery("""
                SELECT CAST(coalesce(extract(epoch FROM k.expires_at - clock_timestamp()) * 1000, 1e12) AS bigint)
                FROM api_key k JOIN account a ON a.id = k.account_id
                WHERE k.id = :id AND k.revoked_at IS NULL AND a.disabled_at IS NULL AND a.role = :role
                AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())""", Long.class)
                .setParameter("id", id).setParameter("role", role.toString()).uniqueResultOptional()
                .map(Duration::ofMillis);
    }

    public static ApiKey find(UUID id) {
        return ApiKey.<ApiKey> findByIdOptional(id).orElseThrow(() -> NOT_FOUND.because("There is no key %s.", id));
    }

    public static Optional<ApiKey> findByPrefix(String prefix) {
        return find("prefix", prefix).firstResultOptional();
    }

    public static Optional<ApiKey> findByName(Account account, String name) {
        return find("account = ?1 and name = ?2", account, name).firstResultOptional();
    }

    /** For good, unlike revoking, which leaves the row to be seen. */
    public static void deleteNamed(Account account, String name) {
        delete("account = ?1 and name = ?2", account, name);
    }

    /** Whether anybody can still come in as an administrator with a key. */
    public static boolean anyAdministers() {
        return count("revokedAt is null and (expiresAt is null or expiresAt > instant)"
                + " and account.disabledAt is null and account.role = ?1", Role.ADMIN) > 0;
    }

    /** Writes at most once a minute, however many nodes and requests say so. */
    public static void used(UUID id) {
        update("lastUsedAt = instant where id = ?1 and (lastUsedAt is null or lastUsedAt <= instant - 1 minute)", id);
    }

    /** @return whether it was not revoked already */
    public static boolean revoke(UUID id) {
        return update("revokedAt = instant where id = ?1 and revokedAt is null", id) > 0;
    }

    /** Takes the same time wherever the first difference is. */
    public boolean is(KeyText text) {
        return MessageDigest.isEqual(hash, text.hash());
    }

    public boolean isNamed(String name, Account of) {
        return this.name.equals(name) && account.id.equals(of.id);
    }
}
