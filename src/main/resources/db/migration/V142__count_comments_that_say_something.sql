-- The place that an erased comment leaves in its thread is no comment to readers.
UPDATE comment_count c SET approved = greatest(0, c.approved - e.erased)
FROM (SELECT article_id, count(*) AS erased FROM comment WHERE status = 'approved' AND erased_at IS NOT NULL
      GROUP BY article_id) e
WHERE e.article_id = c.article_id;
