-- What is kept only for a time is let go of every ten minutes; without this each time reads all of them.
CREATE INDEX comment_contact_by_age ON comment_contact (created_at);
