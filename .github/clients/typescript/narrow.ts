// Held against what openapi-typescript makes: `type` and `kind` say what else is there. It is compiled, never run.
import type { components, paths } from '../target/openapi';

type Schemas = components['schemas'];
type Refusals = paths['/api/v1/editorial/articles/{article}']['put']['responses'];
type Refusal = Refusals[400 | 404 | 412]['content']['application/problem+json'];

export function editionOf(change: Schemas['Change']): number | undefined {
  return change.kind === 'article.published' ? change.data.edition : undefined;
}

export function formerSlugOf(change: Schemas['Change']): string | undefined {
  return change.kind === 'article.revised' ? change.data.formerSlug : undefined;
}

export function currentTagOf(problem: Refusal): string | undefined {
  return problem.type === '/problems/stale-edit' ? problem.etag : undefined;
}

export function lead(article: Schemas['Article']): string {
  return article.lead.html;
}
