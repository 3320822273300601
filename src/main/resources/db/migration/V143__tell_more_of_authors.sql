ALTER TABLE author
    ADD COLUMN bio text,
    ADD COLUMN url text,
    ADD COLUMN avatar text,
    ADD CONSTRAINT author_bio_length CHECK (char_length(bio) <= 2000),
    ADD CONSTRAINT author_url_length CHECK (char_length(url) <= 2000),
    ADD CONSTRAINT author_avatar_length CHECK (char_length(avatar) <= 2000);
