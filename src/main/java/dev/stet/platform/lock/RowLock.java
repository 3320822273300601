package dev.stet.platform.lock;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionImplementor;

import io.quarkus.hibernate.orm.panache.Panache;

/**
 * Takes a row, waiting for whoever has it, and reads it then. Hibernate does not read again what a transaction has read once,
 * so an entity that is merely locked would be judged by what it was before the wait; here it is forgotten first. Whoever held
 * the entity already goes on with the one that is returned. This is the only place that locks entities (ArchitectureTest).
 */
public final class RowLock {

    private RowLock() {
    }

    /**
     * To change it. Rows that refer to it can still be inserted.
     *
     * @return empty where there is no such row, or no more
     */
    public static <T> Optional<T> forChange(Class<T> type, UUID id) {
        return take(type, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Several, in the order of their ids, so that two who want the same never wait for each other.
     *
     * @return by id, those that there are
     */
    public static <T> Map<UUID, T> forChange(Class<T> type, Collection<UUID> ids) {
        Map<UUID, T> taken = new HashMap<>();
        // PostgreSQL's order of UUIDs is that of their text; Java's compares signed halves
        ids.stream().distinct().sorted(Comparator.comparing(UUID::toString))
                .forEach(id -> forChange(type, id).ifPresent(row -> taken.put(id, row)));
        return taken;
    }

    /** To rely on it: it stays as it is until the transaction ends. Others may do the same. */
    public static <T> Optional<T> forReliance(Class<T> type, UUID id) {
        return take(type, id, LockModeType.PESSIMISTIC_READ);
    }

    private static <T> Optional<T> take(Class<T> type, UUID id, LockModeType mode) {
        SessionImplementor session = Panache.getSession().unwrap(SessionImplementor.class);
        Object known = session.getPersistenceContextInternal().getEntity(key(session, type, id));
        if (known != null) {
            session.flush(); // what this transaction itself has written of it
            session.detach(known);
        }
        return Optional.ofNullable(session.find(type, id, mode));
    }

    private static EntityKey key(SessionImplementor session, Class<?> type, UUID id) {
        return session.generateEntityKey(id, session.getFactory().getMappingMetamodel().getEntityDescriptor(type));
    }
}
