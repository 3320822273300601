package dev.stet.change;

/** A bean by which a room keeps entries of the log that are older than the log goes back, as long as it reads them. */
public interface RetainedChanges {

    /** In SQL, what is true of such an entry {@code c}; asked together with what the other rooms keep. */
    String condition();
}
