package dev.stet.comment.screening;

import static dev.stet.platform.problem.ProblemType.CONFLICT;
import static dev.stet.platform.problem.ProblemType.INVALID_CONTENT;
import static dev.stet.platform.problem.ProblemType.NOT_FOUND;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.stet.auth.account.Caller;
import dev.stet.change.CacheInvalidation;
import dev.stet.change.ChangeLog;
import dev.stet.comment.privacy.Contacts;
import dev.stet.comment.privacy.ProtectedAddresses;
import dev.stet.comment.screening.BlockView.BlockList;
import dev.stet.platform.batch.RowProcessor;
import dev.stet.platform.failure.ConstraintProblems;
import dev.stet.platform.limit.Subnet;
import dev.stet.platform.lock.RowLock;
import dev.stet.platform.problem.Fault;
import dev.stet.platform.problem.Problem;
import io.quarkus.panache.common.Sort;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Keeping the block list. It is looked through at every post, so it is short. */
@ApplicationScoped
class Blocking implements ConstraintProblems, ProtectedAddresses {

    static final int MAX = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Contacts contacts;
    private final ChangeLog change;
    private final RowProcessor rows;

    Blocking(Contacts contacts, ChangeLog change, RowProcessor rows) {
        this.contacts = contacts;
        this.change = change;
        this.rows = rows;
    }

    @Transactional
    BlockList list() {
        return new BlockList(Block.<Block> listAll(Sort.descending("id")).stream().map(block -> BlockView.of(block, contacts))
                .toList());
    }

    @Transactional
    BlockView read(UUID id) {
        return BlockView.of(find(id), contacts);
    }

    /** @throws Problem {@code invalid-content}, {@code conflict} for one that is there, or one too many */
    @Transactional
    BlockView add(BlockForm form, Caller caller) {
        check(form);
        if (Block.count() >= MAX) {
            throw CONFLICT.because("The block list has %d entries already. Remove one first.", MAX);
        }
        Block block = Block.of(form, caller.account(), Instant.now().truncatedTo(ChronoUnit.MICROS), contacts);
        block.persistAndFlush();
        tell("comment-block.created", block, caller);
        return BlockView.of(block, contacts);
    }

    @Transactional
    void remove(UUID id, Caller caller) {
        Block block = RowLock.forChange(Block.class, id).orElseThrow(() -> missing(id));
        block.delete();
        tell("comment-block.deleted", block, caller);
    }

    @Override
    public boolean areUnder(String keyId) {
        return Block.count("emailKeyId", keyId) > 0;
    }

    /** Moves e-mail addresses to the current key. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void protectAgain() {
        if (!contacts.staleKeys().isEmpty()) {
            rows.process("block-protection", FIRST, (after, limit) -> Block.idsUnder(contacts.staleKeys(), after, limit),
                    this::protectAgain);
        }
    }

    private int protectAgain(List<UUID> ids) {
        List<String> stale = contacts.staleKeys();
        ids.forEach(id -> RowLock.forChange(Block.class, id).filter(block -> stale.contains(block.emailKeyId))
                .ifPresent(block -> contacts.read(block.email, block.emailKeyId, block.id)
                        .ifPresent(address -> block.protect(contacts.protect(address, block.id)))));
        return ids.size();
    }

    @Override
    public Map<String, Supplier<Problem>> byConstraint() {
        Supplier<Problem> twice = () -> CONFLICT.because("This is on the block list already.");
        return Map.of("comment_block_value_once", twice, "comment_block_email_once", twice);
    }

    private static Block find(UUID id) {
        return Block.<Block> findByIdOptional(id).orElseThrow(() -> missing(id));
    }

    private static Problem missing(UUID id) {
        return NOT_FOUND.because("The block list has no entry %s.", id);
    }

    private static void check(BlockForm form) {
        String fault = switch (BlockKind.of(form.kind())) {
            case NETWORK -> isNetwork(form.value().strip()) ? null : "must be an address or a range, as in 192.0.2.0/24";
            case EMAIL -> form.value().strip().matches("[^@\\s]+@[^@\\s]+") ? null : "must be an e-mail address";
            case URL, WORD -> form.value().strip().length() < 2 ? "must have at least two characters" : null;
        };
        if (fault != null) {
            throw INVALID_CONTENT.because(List.of(Fault.at("#/value", fault)), "The value %s.", fault);
        }
    }

    private static boolean isNetwork(String value) {
        try {
            Subnet.parse(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Says what kind it is of, not what: that may be somebody's address. */
    private void tell(String kind, Block block, Caller caller) {
        change.append(kind, null, null, caller.account(), Map.of("block", block.id, "kind", block.kind),
                CacheInvalidation.NOTHING);
    }
}
