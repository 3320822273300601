// Writes, publishes and reads an article with the client that openapi-generator made, against a running Stet.
import { ArticlesApi, ChangesApi, Configuration, DraftsApi, PublicationApi, ResponseError } from '../target/typescript-fetch';

const slug = 'by-a-typescript-client';

declare const process: { argv: string[]; exit(code: number): never };
declare const console: { log(text: string): void; error(what: unknown): void };

function check(holds: boolean, seen: unknown): void {
  if (!holds) {
    throw new Error(JSON.stringify(seen));
  }
}

async function walk(basePath: string, key: string): Promise<void> {
  const reader = new Configuration({ basePath });
  const editor = new Configuration({ basePath, accessToken: key });

  const draft = await new DraftsApi(editor).createArticle({
    articleForm: { title: 'Untitled', slug, listed: false, sections: [{ heading: 'Why', body: 'Because *typed*.' }] },
  });
  const copy = await new DraftsApi(editor).patchArticle({
    article: slug, articlePatch: { title: 'By a TypeScript client' }, ifMatch: draft.etag,
  });
  check(copy.sections[0].body === 'Because *typed*.' && !copy.listed, copy);
  await new PublicationApi(editor).publishArticle({ article: slug, publicationForm: {}, ifMatch: copy.etag });
  const article = await new ArticlesApi(reader).readArticle({ slug });
  check(article.sections[0].body.html === '<p>Because <em>typed</em>.</p>', article);
  check(article.id === copy.id && article.publishedAt instanceof Date, article);
  const page = await new ArticlesApi(reader).listArticles({ slug: [slug], count: 'exact' });
  check(page.page.total === 1 && page.items[0].title === 'By a TypeScript client', page);
  const formats = await new ArticlesApi(reader).readArticle({ slug, format: ['html', 'markdown'] });
  check(formats.sections[0].body.markdown === 'Because *typed*.' && formats.lead.html !== undefined, formats);
  const changes = await new ChangesApi(editor).listChanges({ article: copy.id, kind: ['article.published'] });
  const change = changes.items[0];
  check(change.kind === 'article.published' && change.data.edition === 1, change);
  try {
    await new ArticlesApi(reader).readArticle({ slug: 'nowhere' });
    check(false, 'there is no such article');
  } catch (problem) {
    check(problem instanceof ResponseError && problem.response.status === 404, problem);
  }
  console.log('wrote and read with the TypeScript client');
}

walk(process.argv[2], process.argv[3]).catch((failure) => {
  console.error(failure);
  process.exit(1);
});
