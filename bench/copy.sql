-- What bench/Fill.java copies: the first thousand articles and all that belongs to them.
CREATE TEMPORARY TABLE base_article AS SELECT * FROM article WHERE slug < 'n0001000' AND revision = 1;
CREATE UNIQUE INDEX ON base_article (id);
CREATE TEMPORARY TABLE base_slug AS SELECT * FROM slug WHERE article_id IN (SELECT id FROM base_article);
CREATE TEMPORARY TABLE base_section AS SELECT * FROM section WHERE article_id IN (SELECT id FROM base_article);
CREATE TEMPORARY TABLE base_article_text AS SELECT * FROM article_text WHERE article_id IN (SELECT id FROM base_article);
CREATE TEMPORARY TABLE base_revision AS SELECT * FROM revision WHERE article_id IN (SELECT id FROM base_article);
CREATE TEMPORARY TABLE base_edition AS SELECT * FROM edition WHERE article_id IN (SELECT id FROM base_article);
CREATE TEMPORARY TABLE base_search_entry AS SELECT * FROM search_entry WHERE article_id IN (SELECT id FROM base_article);
CREATE TEMPORARY TABLE base_comment AS SELECT * FROM comment WHERE article_id IN (SELECT id FROM base_article)
    AND id IN (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY article_id ORDER BY id) AS n FROM comment) c WHERE n <= 5);
CREATE TEMPORARY TABLE base_comment_contact AS SELECT * FROM comment_contact WHERE comment_id IN (SELECT id FROM base_comment);
CREATE TEMPORARY TABLE base_comment_count AS SELECT article_id, count(*)::integer AS approved FROM base_comment GROUP BY 1;

-- An id as if it had been made so many hours earlier (UUIDv7: the first 48 bits are milliseconds).
CREATE FUNCTION pg_temp.moved(id uuid, copy integer) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint - copy * 3600000::bigint), 12, '0')
            || right(replace(id::text, '-', ''), 20))::uuid
$$;

CREATE FUNCTION pg_temp.renumbered(slug text, copy integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT 'n' || lpad((copy * 1000 + substr(slug, 2)::integer)::text, 7, '0')
$$;

CREATE FUNCTION pg_temp.renamed(words tsvector, article uuid, copy integer) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT ts_delete(words, a.slug) || setweight(to_tsvector('simple', pg_temp.renumbered(a.slug, copy)), 'A')
    FROM pg_temp.base_article a WHERE a.id = article
$$;

CREATE PROCEDURE pg_temp.put(name text, changes text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TEMPORARY TABLE row_copy AS TABLE pg_temp.base_%s', name);
    EXECUTE 'UPDATE row_copy SET ' || changes;
    EXECUTE format('INSERT INTO public.%I TABLE row_copy', name);
    DROP TABLE row_copy;
END $$;

CREATE PROCEDURE pg_temp.copy_base(copy integer) LANGUAGE plpgsql AS $$
DECLARE
    article text := format('article_id = pg_temp.moved(article_id, %s)', copy);
    later text := format('- %s * interval ''1 hour''', copy);
    told text := format('convert_to(replace(replace(convert_from(%%1$s, ''UTF8''), article_id::text, '
        'pg_temp.moved(article_id, %1$s)::text), slug, pg_temp.renumbered(slug, %1$s)), ''UTF8'')', copy);
BEGIN
    CALL pg_temp.put('article', format('id = pg_temp.moved(id, %1$s), translation_group = pg_temp.moved(translation_group, %1$s),
        slug = pg_temp.renumbered(slug, %1$s), title = replace(title, slug, pg_temp.renumbered(slug, %1$s)),
        published_at = published_at %2$s, created_at = created_at %2$s, updated_at = updated_at %2$s', copy, later));
    CALL pg_temp.put('slug', article || format(', slug = pg_temp.renumbered(slug, %s)', copy));
    CALL pg_temp.put('section', article || format(', id = pg_temp.moved(id, %s)', copy));
    CALL pg_temp.put('article_text', article);
    CALL pg_temp.put('revision', article || format(', created_at = created_at %s', later));
    CALL pg_temp.put('edition', article || format(', id = pg_temp.moved(id, %1$s),
        slug = pg_temp.renumbered(slug, %1$s), title = replace(title, slug, pg_temp.renumbered(slug, %1$s)),
        title_key = replace(title_key, slug, pg_temp.renumbered(slug, %1$s)), published_at = published_at %2$s,
        updated_at = updated_at %2$s, visible_from = visible_from %2$s', copy, later)
        || ', document = ' || format(told, 'document') || ', forms = ' || format(told, 'forms'));
    CALL pg_temp.put('search_entry', article || format(', edition_id = pg_temp.moved(edition_id, %1$s),
        published_at = published_at %2$s, vector = pg_temp.renamed(vector, article_id, %1$s),
        title_vector = pg_temp.renamed(title_vector, article_id, %1$s),
        article_vector = pg_temp.renamed(article_vector, article_id, %1$s)', copy, later));
    CALL pg_temp.put('comment', article || format(', id = pg_temp.moved(id, %1$s), root_id = pg_temp.moved(root_id, %1$s),
        parent_id = pg_temp.moved(parent_id, %1$s), path = ARRAY(SELECT pg_temp.moved(p, %1$s) FROM unnest(path) p),
        created_at = created_at %2$s, updated_at = updated_at %2$s', copy, later));
    CALL pg_temp.put('comment_contact', format('comment_id = pg_temp.moved(comment_id, %s)', copy));
    CALL pg_temp.put('comment_count', article);
END $$;

-- Filling these row by row would take most of the time.
CREATE TEMPORARY TABLE set_aside AS
    SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE '% USING gin %';

CREATE PROCEDURE pg_temp.set_aside() LANGUAGE plpgsql AS $$
DECLARE i record;
BEGIN
    FOR i IN SELECT * FROM pg_temp.set_aside LOOP EXECUTE format('DROP INDEX %I', i.name); END LOOP;
END $$;

CREATE PROCEDURE pg_temp.bring_back() LANGUAGE plpgsql AS $$
DECLARE i record;
BEGIN
    SET LOCAL maintenance_work_mem = '1GB';
    FOR i IN SELECT * FROM pg_temp.set_aside LOOP EXECUTE i.definition; END LOOP;
END $$;
