package dev.stet.comment.privacy;

/** A bean of a room that stores addresses as {@link Contacts#protect} encrypts them. */
public interface ProtectedAddresses {

    /** Whether any address is stored under this key; asked at the start, in a transaction. */
    boolean areUnder(String keyId);
}
