// Lists, reads, comments, signs in, creates, publishes and edits by openapi-fetch with the types of openapi-typescript.
import createClient from 'openapi-fetch';
import type { paths } from '../target/types.js';
import { check, place } from './journey.js';

const { address, password } = place();
const api = createClient<paths>({ baseUrl: address });

const list = await api.GET('/api/v1/articles', { params: { query: { limit: 5 } } });
check(list.data?.items.length === 5, 'a list has a page');
const slug = list.data!.items[0]!.slug;
const article = await api.GET('/api/v1/articles/{slug}', { params: { path: { slug } } });
check(article.data?.body.html !== '', 'an article has a body');
const comment = await api.POST('/api/v1/articles/{slug}/comments', {
  params: { path: { slug } },
  body: { author: { name: 'Jo from openapi-fetch', email: 'fetch@example.org' }, body: 'Said by a typed client.' },
});
check(comment.data?.editToken !== undefined, 'a comment can be edited');

const session = await api.POST('/api/v1/sessions', { body: { name: 'admin', password } });
check(session.data !== undefined, 'signed in');
const headers = { Authorization: `Bearer ${session.data!.accessToken}` };
const draft = await api.POST('/api/v1/newsroom/articles', {
  headers,
  body: { headline: 'A story by a typed client', lang: 'en', body: { markdown: 'With *words*.' }, tags: ['clients'] },
});
check(draft.response.headers.get('Location') !== null, 'a draft has an address');
const path = { id: draft.data!.id };
const published = await api.POST('/api/v1/newsroom/articles/{id}/publish', { headers, params: { path } });
check(published.data?.publishedAt !== undefined, 'an article is public');
const edited = await api.PATCH('/api/v1/newsroom/articles/{id}', {
  params: { path, header: { 'If-Match': published.response.headers.get('ETag')! } },
  headers: { ...headers, 'Content-Type': 'application/merge-patch+json' },
  body: { headline: 'An edited story', standfirst: null },
});
check(edited.data?.headline === 'An edited story', 'a headline was changed');
const late = await api.PATCH('/api/v1/newsroom/articles/{id}', {
  params: { path, header: { 'If-Match': '"v1"' } },
  headers: { ...headers, 'Content-Type': 'application/merge-patch+json' },
  body: { headline: 'Too late' },
});
check(late.response.status === 412 && late.error?.requestId !== undefined, 'a former version is refused');
console.log('The client of openapi-typescript works.');
