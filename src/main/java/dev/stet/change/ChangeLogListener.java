package dev.stet.change;

/** A bean that hears, on every node, when there is more of the log to read, whichever node numbered it. */
public interface ChangeLogListener {

    /**
     * Called on the relay's one thread, after all up to there can be read; what it throws is told again a little later.
     *
     * @param last the position of the newest entry: more than at the last call, or less where the database was restored
     */
    void grown(long last);
}
