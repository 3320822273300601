-- What lists are filtered and sorted by, apart from the rendered document.
ALTER TABLE edition
    ADD COLUMN sections text[] NOT NULL DEFAULT '{}',
    -- the title without case and accents
    ADD COLUMN title_key text NOT NULL DEFAULT '';

UPDATE edition SET title_key = lower(unaccent(title)), sections = coalesce(
    (SELECT array_agg(s ->> 'slug') FROM jsonb_array_elements(convert_from(document, 'UTF8')::jsonb -> 'sections') s), '{}')
WHERE redacted_at IS NULL;

CREATE INDEX edition_by_update ON edition (locale, updated_at DESC, article_id DESC) WHERE NOT closed;
CREATE INDEX edition_by_title ON edition (locale, title_key COLLATE "C", article_id) WHERE NOT closed;
CREATE INDEX edition_by_author ON edition USING gin (authors) WHERE NOT closed;
CREATE INDEX edition_by_section ON edition USING gin (sections) WHERE NOT closed;
