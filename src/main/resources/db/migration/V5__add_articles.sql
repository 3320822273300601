-- The working copy: what editors edit. Every edit takes the article's row first.
CREATE TABLE article (
    id                 uuid PRIMARY KEY,
    translation_group  uuid        NOT NULL,
    locale             text        NOT NULL,
    slug               text        NOT NULL,
    title              text        NOT NULL,
    editors_note       text,
    summary            text,
    lead               text        NOT NULL DEFAULT '',
    authors            text[]      NOT NULL DEFAULT '{}',
    tags               text[]      NOT NULL DEFAULT '{}',
    cover              jsonb,
    canonical_url      text,
    seo_title          text,
    seo_description    text,
    custom             jsonb       NOT NULL DEFAULT '{}',
    -- the byline date that an editor has set; null keeps the first publication's
    published_at       timestamptz,
    first_published_at timestamptz,
    comments_open      boolean     NOT NULL DEFAULT true,
    moderation         text,
    revision           integer     NOT NULL,
    created_by         uuid        NOT NULL REFERENCES account,
    created_at         timestamptz NOT NULL,
    updated_by         uuid        NOT NULL REFERENCES account,
    updated_at         timestamptz NOT NULL,
    trashed_at         timestamptz,
    CONSTRAINT article_one_per_locale UNIQUE (translation_group, locale),
    CONSTRAINT article_locale_length CHECK (char_length(locale) BETWEEN 2 AND 35),
    CONSTRAINT article_slug_length CHECK (char_length(slug) BETWEEN 1 AND 120),
    CONSTRAINT article_title_length CHECK (char_length(title) BETWEEN 1 AND 300),
    CONSTRAINT article_editors_note_length CHECK (char_length(editors_note) <= 10000),
    CONSTRAINT article_summary_length CHECK (char_length(summary) <= 2000),
    CONSTRAINT article_lead_length CHECK (char_length(lead) <= 200000),
    CONSTRAINT article_authors_size CHECK (cardinality(authors) <= 50),
    CONSTRAINT article_tags_size CHECK (cardinality(tags) <= 50),
    CONSTRAINT article_cover_length CHECK (char_length(cover::text) <= 8000),
    CONSTRAINT article_canonical_url_length CHECK (char_length(canonical_url) <= 2000),
    CONSTRAINT article_seo_title_length CHECK (char_length(seo_title) <= 300),
    CONSTRAINT article_seo_description_length CHECK (char_length(seo_description) <= 1000),
    CONSTRAINT article_custom_object CHECK (jsonb_typeof(custom) = 'object' AND char_length(custom::text) <= 100000),
    CONSTRAINT article_moderation_known CHECK (moderation IN ('all', 'first-time', 'none')),
    CONSTRAINT article_revision_positive CHECK (revision >= 1)
);

-- Reserved when a draft is saved; kept while the working copy or any edition bears it, so that old addresses redirect.
CREATE TABLE slug (
    locale     text NOT NULL,
    slug       text NOT NULL,
    -- deferred: a slug is reserved before the article that bears it is inserted
    article_id uuid NOT NULL REFERENCES article ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT slug_taken PRIMARY KEY (locale, slug)
);

CREATE INDEX slug_of_article ON slug (article_id);

CREATE TABLE section (
    id         uuid PRIMARY KEY,
    article_id uuid    NOT NULL REFERENCES article ON DELETE CASCADE,
    position   integer NOT NULL,
    slug       text    NOT NULL,
    heading    text    NOT NULL,
    body       text    NOT NULL DEFAULT '',
    -- the revision of the article that last changed this section's content
    revision   integer NOT NULL,
    CONSTRAINT section_position_once UNIQUE (article_id, position) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT section_slug_once UNIQUE (article_id, slug) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT section_position_bounds CHECK (position BETWEEN 0 AND 499),
    CONSTRAINT section_slug_length CHECK (char_length(slug) BETWEEN 1 AND 120),
    CONSTRAINT section_heading_length CHECK (char_length(heading) BETWEEN 1 AND 300),
    CONSTRAINT section_body_length CHECK (char_length(body) <= 200000)
);

-- The texts that revisions refer to by the SHA-256 of their UTF-8 bytes, so that a save stores only what it changed.
CREATE TABLE article_text (
    article_id uuid  NOT NULL REFERENCES article ON DELETE CASCADE,
    hash       bytea NOT NULL,
    body       text  NOT NULL,
    PRIMARY KEY (article_id, hash),
    CONSTRAINT article_text_hash_length CHECK (octet_length(hash) = 32),
    CONSTRAINT article_text_length CHECK (char_length(body) <= 200000)
);

CREATE TABLE revision (
    article_id uuid        NOT NULL REFERENCES article ON DELETE CASCADE,
    number     integer     NOT NULL,
    -- every member of the working copy; lead and section bodies as hashes of article_text
    members    jsonb       NOT NULL,
    account_id uuid        NOT NULL REFERENCES account,
    note       text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (article_id, number),
    CONSTRAINT revision_number_positive CHECK (number >= 1),
    CONSTRAINT revision_note_length CHECK (char_length(note) <= 1000)
);
