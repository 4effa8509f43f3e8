"""Lists, reads, comments, signs in, creates, publishes and edits by the generated Python client: ADDRESS PASSWORD."""

import sys

import dateline_client as client


def check(holds: bool, what: str) -> None:
    if not holds:
        raise AssertionError(what)


address, password = sys.argv[1:]
configuration = client.Configuration(host=address)
with client.ApiClient(configuration) as connection:
    articles = client.ArticlesApi(connection)
    page = articles.list_articles(limit=5)
    check(len(page.items) == 5 and page.next is not None, "a list has a page")
    slug = page.items[0].slug
    article = articles.get_article(slug)
    check(article.body.html != "", "an article has a body")
    comment = client.CommentsApi(connection).write_comment(
        slug,
        client.WrittenComment(
            author=client.WrittenCommentAuthor(name="Jo from Python", email="python@example.org"),
            body="Said by a generated client, in Python.",
        ),
    )
    check(comment.edit_token is not None, "a comment can be edited")

    session = client.SessionsApi(connection).sign_in(client.Credentials(name="admin", password=password))
    configuration.access_token = session.access_token
    newsroom = client.NewsroomApi(connection)
    draft = newsroom.create_article(
        client.WrittenArticle(
            headline="A story by a Python client",
            lang="en",
            body=client.WrittenBody(markdown="With *words*."),
            tags=["clients"],
            related=[client.WrittenReference(slug=slug)],
        )
    )
    published = newsroom.publish_article(draft.id)
    check(published.published_at is not None, "an article is public")
    edited = newsroom.edit_article(
        if_match=f'"v{published.version}"', id=draft.id, article_patch=client.ArticlePatch(headline="An edited story")
    )
    check(edited.headline == "An edited story" and edited.tags == ["clients"], "a headline was changed, and nothing else")
    try:
        newsroom.edit_article(if_match='"v1"', id=draft.id, article_patch=client.ArticlePatch(headline="Too late"))
        check(False, "a former version cannot be edited")
    except client.ApiException as refusal:
        check(refusal.status == 412, "a former version is refused")
print("The generated Python client works.")
