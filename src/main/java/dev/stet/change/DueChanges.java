package dev.stet.change;

/** A bean by which a room writes, with {@link ChangeLog}, what only time has caused since it was last asked. */
public interface DueChanges {

    /** Called on every node several times a second, outside of any transaction; what is told once is never told again. */
    void write();
}
