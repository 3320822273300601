-- What an article says that nothing in SQL asks for needs no column of its own: it is stored as members of one object.
ALTER TABLE article ADD COLUMN other_members jsonb NOT NULL DEFAULT '{}';
-- of these, what lists tell
ALTER TABLE edition ADD COLUMN other_members jsonb NOT NULL DEFAULT '{}';
-- Which members an edition's document has, as renderer_version is how its texts were rendered: what an older program has
-- written, or still writes, has the first shape.
ALTER TABLE edition ADD COLUMN shape_version integer NOT NULL DEFAULT 1;
CREATE INDEX edition_by_shape ON edition (shape_version);
