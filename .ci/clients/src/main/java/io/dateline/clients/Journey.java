package io.dateline.clients;

import io.dateline.client.ApiClient;
import io.dateline.client.ApiException;
import io.dateline.client.api.ArticlesApi;
import io.dateline.client.api.CommentsApi;
import io.dateline.client.api.NewsroomApi;
import io.dateline.client.api.SessionsApi;
import io.dateline.client.model.ArticlePatch;
import io.dateline.client.model.Credentials;
import io.dateline.client.model.WrittenArticle;
import io.dateline.client.model.WrittenBody;
import io.dateline.client.model.WrittenComment;
import io.dateline.client.model.WrittenCommentAuthor;
import io.dateline.client.model.WrittenReference;
import java.util.List;
import java.util.Objects;

/** Lists, reads, comments, signs in, creates, publishes and edits by the generated Java client: {@code ADDRESS PASSWORD}. */
final class Journey {

    private Journey() {}

    public static void main(String[] arguments) throws ApiException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        var articles = new ArticlesApi(client);

        var list = articles.listArticles(null, null, null, null, null, null, null, null, 5, null, null);
        check(list.getItems().size() == 5 && list.getNext() != null, "a list has a page");
        String slug = list.getItems().getFirst().getSlug();
        var article = articles.getArticle(slug, null);
        check(!article.getBody().getHtml().isEmpty(), "an article has a body");
        var comment = new CommentsApi(client)
                .writeComment(
                        slug,
                        new WrittenComment()
                                .author(new WrittenCommentAuthor().name("Jo from Java").email("java@example.org"))
                                .body("Said by a generated client."),
                        null);
        check(comment.getId() > 0 && comment.getEditToken() != null, "a comment can be edited");

        var session = new SessionsApi(client)
                .signIn(new Credentials().name("admin").password(arguments[1]));
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + session.getAccessToken()));
        var newsroom = new NewsroomApi(client);
        var draft = newsroom.createArticle(
                new WrittenArticle()
                        .headline("A story by a Java client")
                        .lang("en")
                        .body(new WrittenBody().markdown("With *words*."))
                        .tags(List.of("clients"))
                        .related(List.of(new WrittenReference().slug(slug))),
                null);
        var published = newsroom.publishArticle(draft.getId(), null);
        check(published.getPublishedAt() != null, "an article is public");
        var edited = newsroom.editArticle(
                "\"v" + published.getVersion() + "\"", draft.getId(), new ArticlePatch().headline("An edited story"));
        check(Objects.equals(edited.getHeadline(), "An edited story"), "a headline was changed");
        check(edited.getTags().equals(List.of("clients")), "what was not sent stays");
        try {
            newsroom.editArticle("\"v1\"", draft.getId(), new ArticlePatch().headline("Too late"));
            throw new AssertionError("a former version cannot be edited");
        } catch (ApiException e) {
            check(e.getCode() == 412, "a former version is refused");
        }
        System.out.println("The generated Java client works.");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
