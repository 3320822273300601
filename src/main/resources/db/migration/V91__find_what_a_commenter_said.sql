-- Whether the same was said before is asked by what was said: else all that a busy network or a busy author ever wrote is read
-- with each comment.
DROP INDEX comment_contact_by_client;
CREATE INDEX comment_contact_by_client ON comment_contact (ip_hash, body_hash) WHERE ip_hash IS NOT NULL;
DROP INDEX comment_contact_by_email;
CREATE INDEX comment_contact_by_email ON comment_contact (email_index, body_hash);
