package dev.stet.comment.reading;

import java.util.UUID;

import jakarta.persistence.Query;

/** The three orders comments are paged in, each of which an index of its own serves. */
enum CommentOrder {
    /** Oldest thread first: the order of paths. */
    BY_PATH("path %1$s :path", "path", "path DESC") {
        @Override
        void bind(Query query, UUID[] path) {
            query.setParameter("path", path);
        }
    },
    /** Newest thread first, each from its beginning. */
    NEWEST_THREADS("(root_id %2$s :root OR (root_id = :root AND path %1$s :path))", "root_id DESC, path",
            "root_id, path DESC") {
        @Override
        void bind(Query query, UUID[] path) {
            query.setParameter("root", path[0]).setParameter("path", path);
        }
    },
    OLDEST("id %1$s :id", "id", "id DESC"),
    NEWEST("id %2$s :id", "id DESC", "id");

    private final String beyond;
    private final String forward;
    private final String backward;

    CommentOrder(String beyond, String forward, String backward) {
        this.beyond = beyond;
        this.forward = forward;
        this.backward = backward;
    }

    static CommentOrder of(CommentQuery.Arrangement view, CommentQuery.Order order) {
        boolean newest = order == CommentQuery.Order.NEWEST;
        if (view == CommentQuery.Arrangement.TREE) {
            return newest ? NEWEST_THREADS : BY_PATH;
        }
        return newest ? NEWEST : OLDEST;
    }

    /** The condition for rows after the cursor in reading direction. */
    String beyond(boolean backward) {
        return backward ? beyond.formatted("<", ">") : beyond.formatted(">", "<");
    }

    String order(boolean backward) {
        return backward ? this.backward : forward;
    }

    void bind(Query query, UUID[] path) {
        query.setParameter("id", path[path.length - 1]);
    }
}
