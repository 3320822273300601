-- Whether anybody said the same on an article within a day is asked with each comment, whoever says it.
CREATE INDEX comment_contact_by_words ON comment_contact (body_hash, created_at) WHERE body_hash IS NOT NULL;
