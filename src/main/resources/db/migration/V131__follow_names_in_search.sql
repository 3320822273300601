-- Tags and authors that are called otherwise since their articles were entered: these are entered again, by the new names.
CREATE TABLE search_renamed (
    noun text        NOT NULL,
    slug text        NOT NULL,
    -- a name that changes again meanwhile is not forgotten
    at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (noun, slug)
);

CREATE FUNCTION search_note_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_renamed (noun, slug) VALUES (TG_TABLE_NAME, NEW.slug)
    ON CONFLICT (noun, slug) DO UPDATE SET at = excluded.at;
    RETURN NULL;
END $$;

CREATE TRIGGER tag_renamed AFTER UPDATE OF name ON tag FOR EACH ROW WHEN (OLD.name <> NEW.name)
    EXECUTE FUNCTION search_note_name();
CREATE TRIGGER author_renamed AFTER UPDATE OF name ON author FOR EACH ROW WHEN (OLD.name <> NEW.name)
    EXECUTE FUNCTION search_note_name();
