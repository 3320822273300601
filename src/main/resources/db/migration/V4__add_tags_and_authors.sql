-- Known by their slugs everywhere; the names live outside of editions and may change at any time.
CREATE TABLE tag (
    slug text PRIMARY KEY,
    name text NOT NULL,
    CONSTRAINT tag_slug_length CHECK (char_length(slug) BETWEEN 1 AND 120),
    CONSTRAINT tag_name_length CHECK (char_length(name) BETWEEN 1 AND 120)
);

CREATE TABLE author (
    slug text PRIMARY KEY,
    name text NOT NULL,
    CONSTRAINT author_slug_length CHECK (char_length(slug) BETWEEN 1 AND 120),
    CONSTRAINT author_name_length CHECK (char_length(name) BETWEEN 1 AND 120)
);
