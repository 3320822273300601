-- What readers see, from one instant to another: a frozen revision, and what was rendered from it.
CREATE TABLE edition (
    id               uuid PRIMARY KEY,
    article_id       uuid        NOT NULL REFERENCES article ON DELETE CASCADE,
    number           integer     NOT NULL,
    revision         integer     NOT NULL,
    locale           text        NOT NULL,
    slug             text        NOT NULL,
    title            text        NOT NULL,
    summary          text,
    authors          text[]      NOT NULL,
    tags             text[]      NOT NULL,
    cover            jsonb,
    published_at     timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    visible_from     timestamptz NOT NULL,
    visible_until    timestamptz NOT NULL,
    -- what the editor asked for; a later edition may cut visible_until short, and give it back when cancelled
    declared_until   timestamptz NOT NULL,
    -- set some time after visible_until has passed; only keeps the indexes of lists small
    closed           boolean     NOT NULL DEFAULT false,
    redacted_at      timestamptz,
    account_id       uuid        NOT NULL REFERENCES account,
    note             text,
    word_count       integer     NOT NULL,
    reading_minutes  integer     NOT NULL,
    renderer_version integer     NOT NULL,
    -- the article's members as JSON, with texts in HTML only, and with texts in every form
    document         bytea       NOT NULL,
    forms            bytea       NOT NULL,
    CONSTRAINT edition_number_once UNIQUE (article_id, number),
    CONSTRAINT edition_of_revision FOREIGN KEY (article_id, revision) REFERENCES revision (article_id, number),
    CONSTRAINT edition_period CHECK (visible_from <= visible_until AND visible_until <= declared_until),
    CONSTRAINT edition_no_overlap EXCLUDE USING gist (article_id WITH =, tstzrange(visible_from, visible_until) WITH &&),
    CONSTRAINT edition_note_length CHECK (char_length(note) <= 1000)
);

CREATE INDEX edition_by_slug ON edition (locale, slug, visible_from DESC) WHERE NOT closed;
CREATE INDEX edition_by_date ON edition (locale, published_at DESC, article_id DESC) WHERE NOT closed;
CREATE INDEX edition_by_tag ON edition USING gin (tags) WHERE NOT closed;
CREATE INDEX edition_open_of_article ON edition (article_id, visible_from) WHERE NOT closed;
CREATE INDEX edition_to_close ON edition (visible_until) WHERE NOT closed;
CREATE INDEX edition_by_renderer ON edition (renderer_version);
-- an old address leads to the article that readers once found there
CREATE INDEX edition_seen_slug ON edition (article_id, locale, slug);
