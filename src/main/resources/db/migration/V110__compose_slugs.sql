-- Every address is composed (NFC) before anybody looks at it, as all that is stored was before. A PUT, though, made what it
-- made at the slug of its address as it was sent, so there may be slugs that no address leads to any more. They are composed
-- here. Where something else has that slug already, the two were twins: then the first number that is free follows, and the
-- pair is told to who runs the site at each start until one of them is called otherwise, see SlugTwins.
CREATE TABLE slug_twin (
    kind   text NOT NULL, -- article, tag or author
    locale text NOT NULL, -- empty for what has none
    slug   text NOT NULL, -- what it is now
    twin   text NOT NULL, -- what it was, composed
    PRIMARY KEY (kind, locale, slug)
);

DO $$
DECLARE
    old   record;
    fresh text;
    taken boolean;
    n     integer;
BEGIN
    FOR old IN
        SELECT 'article' AS kind, locale, slug, article_id, normalize(slug, NFC) AS composed FROM slug
        WHERE slug IS NOT NFC NORMALIZED
        UNION ALL SELECT 'tag', '', slug, NULL, normalize(slug, NFC) FROM tag WHERE slug IS NOT NFC NORMALIZED
        UNION ALL SELECT 'author', '', slug, NULL, normalize(slug, NFC) FROM author WHERE slug IS NOT NFC NORMALIZED
        ORDER BY 1, 2, 3
    LOOP
        n := 1;
        LOOP
            -- no longer than a slug may be: some letters, as in Hindi and Hebrew, become two
            fresh := CASE WHEN n = 1 THEN rtrim(left(old.composed, 120), '-') ELSE rtrim(left(old.composed, 110), '-') || '-' || n END;
            taken := CASE old.kind
                WHEN 'article' THEN EXISTS (SELECT FROM slug s WHERE s.locale = old.locale AND s.slug = fresh
                                            AND s.article_id <> old.article_id)
                WHEN 'tag' THEN EXISTS (SELECT FROM tag t WHERE t.slug = fresh)
                ELSE EXISTS (SELECT FROM author a WHERE a.slug = fresh) END;
            EXIT WHEN NOT taken;
            n := n + 1;
        END LOOP;
        IF old.kind = 'tag' THEN -- no article bears it, for in bodies slugs were composed
            UPDATE tag SET slug = fresh WHERE slug = old.slug;
        ELSIF old.kind = 'author' THEN
            UPDATE author SET slug = fresh WHERE slug = old.slug;
        ELSE
            INSERT INTO slug VALUES (old.locale, fresh, old.article_id) ON CONFLICT DO NOTHING;
            DELETE FROM slug WHERE locale = old.locale AND slug = old.slug;
            UPDATE article SET slug = fresh WHERE id = old.article_id AND locale = old.locale AND slug = old.slug;
            -- what readers get of it is made again soon, as if it were of an older shape
            UPDATE edition SET slug = fresh, shape_version = 0
                WHERE article_id = old.article_id AND locale = old.locale AND slug = old.slug;
            UPDATE revision SET members = jsonb_set(members, '{slug}', to_jsonb(fresh))
                WHERE article_id = old.article_id AND members ->> 'locale' = old.locale AND members ->> 'slug' = old.slug;
        END IF;
        IF n > 1 THEN
            INSERT INTO slug_twin VALUES (old.kind, old.locale, fresh, old.composed) ON CONFLICT DO NOTHING;
        END IF;
    END LOOP;
END $$;
