-- When readers first saw an article is when its first edition began; a copy of it could outlive a publication that was
-- scheduled and cancelled.
ALTER TABLE article DROP COLUMN first_published_at;
