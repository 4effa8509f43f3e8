// Lists, reads, comments, signs in, creates, publishes and edits by the client that openapi-generator makes.
import { ArticlesApi, CommentsApi, Configuration, NewsroomApi, ResponseError, SessionsApi } from '../target/typescript/index.js';
import { check, place } from './journey.js';

const { address, password } = place();
let accessToken = '';
const configuration = new Configuration({ basePath: address, accessToken: () => Promise.resolve(accessToken) });
const articles = new ArticlesApi(configuration);

const list = await articles.listArticles({ limit: 5 });
check(list.items.length === 5, 'a list has a page');
const slug = list.items[0]!.slug;
const article = await articles.getArticle({ slug });
check(article.body.html !== '', 'an article has a body');
const comment = await new CommentsApi(configuration).writeComment({
  slug,
  writtenComment: { author: { name: 'Jo from TypeScript', email: 'ts@example.org' }, body: 'Said by a generated client, in TypeScript.' },
});
check(comment.editToken !== undefined, 'a comment can be edited');

const session = await new SessionsApi(configuration).signIn({ credentials: { name: 'admin', password } });
accessToken = session.accessToken;
const newsroom = new NewsroomApi(configuration);
const draft = await newsroom.createArticle({
  writtenArticle: {
    headline: 'A story by a generated client',
    lang: 'en',
    body: { markdown: 'With *words*.' },
    tags: ['clients'],
    related: [{ slug, placement: 'inline' }],
  },
});
const published = await newsroom.publishArticle({ id: draft.id });
check(published.publishedAt instanceof Date, 'an article is public');
const edited = await newsroom.editArticle({
  id: draft.id,
  ifMatch: `"v${published.version}"`,
  articlePatch: { headline: 'An edited story' },
});
check(edited.headline === 'An edited story' && edited.tags[0] === 'clients', 'a headline was changed, and nothing else');
try {
  await newsroom.editArticle({ id: draft.id, ifMatch: '"v1"', articlePatch: { headline: 'Too late' } });
  check(false, 'a former version cannot be edited');
} catch (e) {
  check(e instanceof ResponseError && e.response.status === 412, 'a former version is refused');
}
console.log('The generated TypeScript client works.');
