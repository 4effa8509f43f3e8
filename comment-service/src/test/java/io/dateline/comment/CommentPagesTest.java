package io.dateline.comment;

import static io.dateline.comment.FakeArticles.state;
import static io.dateline.comment.RunningCommentService.comment;
import static io.dateline.comment.RunningCommentService.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.CommentContract.Write;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.paging.KeysetCursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentPagesTest {

    private static final AtomicLong ARTICLES = new AtomicLong();
    private static RunningCommentService room;

    private long article;
    private String slug = "";

    @BeforeAll
    static void open() {
        room = new RunningCommentService();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void anArticle() {
        article = ARTICLES.incrementAndGet();
        slug = "article-" + article;
        room.articles.publish(article, slug);
    }

    @Test
    void anArticleWithoutCommentsHasAnEmptyPage() {
        Representation page = room.list(slug, Sort.NEWEST, null, 20, null);

        assertThat(page.body().toString()).isEqualTo("{\"items\":[],\"count\":0}");
        assertThat(page.keys()).containsExactly(SurrogateKey.comments(article), SurrogateKey.slug(slug));
        assertThat(page.next()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesAreCompleteInOrderAndWithoutRepeats(Sort sort) {
        // given comments of several scores
        for (int i = 0; i < 23; i++) {
            long id = room.say(slug, "writer" + i, "Comment " + i).id();
            room.execute("UPDATE comment SET score = $2 WHERE id = $1", id, i % 4 - 1);
        }

        // when all pages are read
        List<Comment> seen = allPages(sort, 5);

        // then
        Comparator<Comment> order = switch (sort) {
            case NEWEST -> Comparator.comparingLong(Comment::id).reversed();
            case OLDEST -> Comparator.comparingLong(Comment::id);
            case TOP ->
                Comparator.comparingInt(Comment::score)
                        .thenComparingLong(Comment::id)
                        .reversed();
        };
        assertThat(seen).hasSize(23).isSortedAccordingTo(order).doesNotHaveDuplicates();
    }

    /** Long ones are read in another way than the others. */
    @ParameterizedTest
    @EnumSource(Sort.class)
    void longAndShortCommentsAreInOneOrder(Sort sort) {
        // given threads and replies, every other of which is as long as may be
        List<String> texts = LongStream.range(0, 8)
                .mapToObj(i -> i % 2 == 0 ? "Short " + i : "Long " + i + " " + "<".repeat(4_900))
                .toList();
        List<Long> threads = LongStream.range(0, 8)
                .map(i -> room.say(slug, "writer" + i, texts.get((int) i)).id())
                .boxed()
                .toList();
        long head = threads.getFirst();
        List<Long> replies = LongStream.range(0, 8)
                .map(i -> room.reply(slug, head, "replier" + i, texts.get((int) i))
                        .id())
                .boxed()
                .toList();

        // then each is shown in its place
        List<Comment> seen = allPages(sort, 3);
        assertThat(ids(seen)).isEqualTo(sort == Sort.OLDEST ? threads : threads.reversed());
        Comment first =
                seen.stream().filter(one -> one.id() == head).findFirst().orElseThrow();
        assertThat(ids(first.replies().items())).isEqualTo(replies.subList(0, 3));
        assertThat(ids(room.replies(slug, head, 5, first.replies().next()).items()))
                .isEqualTo(replies.subList(3, 8));
    }

    @Test
    void aCommentWithTheLongestOfEverythingIsShown() {
        String letter = "\uD834\uDD1E";
        String url = "https://example.org/" + "a".repeat(2_028);

        room.write(new Write(slug, letter.repeat(100), "ada@example.org", url, letter.repeat(5_000), null, null));

        Comment shown = room.page(slug, Sort.NEWEST, 20, null).items().getFirst();
        assertThat(shown.author()).isEqualTo(new Comment.Author(letter.repeat(100), url));
        assertThat(shown.body().html()).hasSize("<p></p>".length() + 5_000 * "&#x1d11e;".length());
    }

    /** A random text, which is not made smaller by compressing it. */
    @Test
    void theLongestCommentThatGoesIntoTheIndexFitsInIt() {
        Random random = new Random(17);
        for (int octets = 1_960; octets <= 2_010; octets++) {
            String text = random.ints(octets, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(room.say(slug, "writer" + octets, text).status()).isEqualTo(Comment.Status.APPROVED);
        }

        assertThat(allPages(Sort.NEWEST, 20)).hasSize(51);
        assertThat(room.number("SELECT count(*) FROM comment WHERE article_id = $1 AND brief", article))
                .isBetween(1L, 50L);
    }

    @Test
    void theLastPageHasNoNextEvenWhenItIsFull() {
        for (int i = 0; i < 4; i++) {
            room.say(slug, "writer" + i, "Comment " + i);
        }

        RunningCommentService.Page first = room.page(slug, Sort.NEWEST, 2, null);
        RunningCommentService.Page second = room.page(slug, Sort.NEWEST, 2, first.next());

        assertThat(first.next()).isNotNull();
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isNull();
    }

    @Test
    void commentsThatArriveBetweenPagesMoveNothing() {
        // given a first page
        List<Long> before = LongStream.range(0, 10)
                .map(i -> room.say(slug, "writer" + i, "Comment " + i).id())
                .boxed()
                .toList();
        RunningCommentService.Page page = room.page(slug, Sort.NEWEST, 3, null);
        List<Long> seen = new ArrayList<>(ids(page.items()));

        // when more are written before each of the others
        while (page.next() != null) {
            room.say(slug, "late" + seen.size(), "Comment in between");
            page = room.page(slug, Sort.NEWEST, 3, page.next());
            seen.addAll(ids(page.items()));
        }

        // then those that were there are seen, each once
        assertThat(seen).containsExactlyElementsOf(before.reversed());
    }

    @Test
    void aThreadShowsItsFirstRepliesAndLeadsToTheOthers() {
        // given a comment with five replies, the first of which has four
        long head = room.say(slug, "ada", "Head").id();
        List<Long> replies = LongStream.range(0, 5)
                .map(i -> room.reply(slug, head, "writer" + i, "Reply " + i).id())
                .boxed()
                .toList();
        List<Long> below = LongStream.range(0, 4)
                .map(i -> room.reply(slug, replies.getFirst(), "writer" + i, "Below " + i)
                        .id())
                .boxed()
                .toList();

        // then the page shows three of each, oldest first
        RunningCommentService.Page page = room.page(slug, Sort.NEWEST, 20, null);
        Comment.Replies shown = page.items().getFirst().replies();
        assertThat(page.count()).isEqualTo(10);
        assertThat(shown.count()).isEqualTo(5);
        assertThat(ids(shown.items())).isEqualTo(replies.subList(0, 3));
        Comment.Replies shownBelow = shown.items().getFirst().replies();
        assertThat(shownBelow.count()).isEqualTo(4);
        assertThat(ids(shownBelow.items())).isEqualTo(below.subList(0, 3));

        // and the cursors lead to what is left
        RunningCommentService.Page rest = room.replies(slug, head, 20, shown.next());
        assertThat(ids(rest.items())).isEqualTo(replies.subList(3, 5));
        assertThat(rest.next()).isNull();
        assertThat(ids(room.replies(slug, replies.getFirst(), 20, shownBelow.next())
                        .items()))
                .isEqualTo(below.subList(3, 4));

        // and without a cursor to all of them, with theirs
        RunningCommentService.Page all = room.replies(slug, head, 20, null);
        assertThat(ids(all.items())).isEqualTo(replies);
        assertThat(ids(all.items().getFirst().replies().items())).isEqualTo(below.subList(0, 3));
    }

    @Test
    void aPageHoldsABoundedNumberOfRepliesAndLosesNone() {
        // given more replies than a page may hold: 30 threads of 3 replies with 3 replies each
        List<Long> heads = add(30, List.of());
        List<Long> replies = add(3, heads);
        List<Long> below = add(3, replies);

        // then those that are not shown are found behind the cursors
        List<Comment> items = room.page(slug, Sort.OLDEST, 100, null).items();
        assertThat(items.stream().mapToInt(CommentPagesTest::size).sum()).isEqualTo(100 + 1 + 200);
        List<Long> found = new ArrayList<>();
        items.forEach(item -> collect(item, found));
        List<Long> all = new ArrayList<>(heads);
        all.addAll(replies);
        all.addAll(below);
        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whatIsBelowACommentThatIsNotPublicDoesNotShow() {
        long head = room.say(slug, "ada", "Head").id();
        long reply = room.reply(slug, head, "bob", "Reply").id();
        room.reply(slug, reply, "carl", "Below");

        room.execute("UPDATE comment SET status = 'rejected' WHERE id = $1", head);

        assertThat(room.page(slug, Sort.NEWEST, 20, null).items()).isEmpty();
        assertNotFound(() -> room.replies(slug, head, 20, null), "comment-unknown");
        assertNotFound(() -> room.replies(slug, reply, 20, null), "comment-unknown");
        assertThat(failure(() -> room.write(comment(slug, "dora", "Answer", reply)))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("parent-unknown");
    }

    @Test
    void repliesAreAskedForOnTheirOwnArticle() {
        room.articles.publish(article + 1_000, slug + "-other");
        long elsewhere = room.say(slug + "-other", "ada", "Head").id();

        assertNotFound(() -> room.replies(slug, elsewhere, 20, null), "comment-unknown");
        assertNotFound(() -> room.replies(slug, Long.MAX_VALUE, 20, null), "comment-unknown");
    }

    @Test
    void aFormerSlugLeadsToThePresentOne() {
        room.articles.change(state(article, ArticleStatus.PUBLISHED, CommentPolicy.OPEN, null, slug + "-new", slug));

        room.page(slug + "-new", Sort.NEWEST, 20, null);
        Representation moved = room.list(slug, Sort.NEWEST, null, 20, null);

        assertThat(moved.movedTo()).isEqualTo(slug + "-new");
        assertThat(moved.keys()).contains(SurrogateKey.slug(slug));
        room.say(slug, "ada", "By the old way.");
        assertThat(room.page(slug + "-new", Sort.NEWEST, 20, null).count()).isEqualTo(1);
    }

    @Test
    void unknownArticlesDraftsAndGoneOnesAreToldApart() {
        room.articles.change(state(article, ArticleStatus.UNPUBLISHED, CommentPolicy.OPEN, null, slug, slug + "-gone"));
        room.articles.change(state(-article, ArticleStatus.DRAFT, CommentPolicy.OPEN, null, slug + "-draft"));

        assertNotFound(() -> room.page(slug + "-gone", Sort.NEWEST, 20, null), "article-gone");
        assertNotFound(() -> room.page(slug + "-draft", Sort.NEWEST, 20, null), "article-unknown");
        assertNotFound(() -> room.page(slug + "-unknown", Sort.NEWEST, 20, null), "article-unknown");
        assertNotFound(() -> room.page("\u0000", Sort.NEWEST, 20, null), "article-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "bjow",
                "!",
                "bjowOjE=",
                "bzowOjE",
                "bjowOi0x",
                "bjow\u0000OjE",
                "bjowOjk5OTk5OTk5OTk5OTk5OTk5OTk"
            })
    void aBrokenCursorIsAFault(String cursor) {
        assertCursorFault(() -> room.page(slug, Sort.NEWEST, 20, cursor));
    }

    @Test
    void aCursorIsOfOneListOnly() {
        long head = room.say(slug, "ada", "Head").id();
        for (int i = 0; i < 4; i++) {
            room.reply(slug, head, "writer" + i, "Reply");
            room.say(slug, "writer" + i, "Another");
        }
        String newest = room.page(slug, Sort.NEWEST, 1, null).next();
        String replies = room.replies(slug, head, 1, null).next();

        assertCursorFault(() -> room.page(slug, Sort.OLDEST, 1, newest));
        assertCursorFault(() -> room.page(slug, Sort.TOP, 1, newest));
        assertCursorFault(() -> room.page(slug, Sort.NEWEST, 1, replies));
        assertCursorFault(() -> room.replies(slug, head, 1, newest));
        assertCursorFault(() -> room.replies(slug, head + 1, 1, replies));
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void aCursorIsOfOneArticleOnly(Sort sort) {
        String another = "article-" + ARTICLES.incrementAndGet();
        room.articles.publish(ARTICLES.get(), another);
        for (int i = 0; i < 3; i++) {
            room.say(slug, "writer" + i, "Here");
            room.say(another, "writer" + i, "There");
        }
        String cursor = room.page(slug, sort, 1, null).next();

        assertCursorFault(() -> room.page(another, sort, 1, cursor));
        assertThat(room.page(slug, sort, 2, cursor).items()).hasSize(2);
    }

    @Test
    void aCursorThatTheVersionBeforeGaveOutGoesOn() {
        for (int i = 0; i < 3; i++) {
            room.say(slug, "writer" + i, "Here");
        }
        long newest = room.page(slug, Sort.NEWEST, 1, null).items().getFirst().id();

        assertThat(room.page(slug, Sort.NEWEST, 5, new KeysetCursor(0, newest).encode("comments n"))
                        .items())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101, Integer.MAX_VALUE})
    void aPageHasOneToAHundredComments(int limit) {
        assertThat(failure(() -> room.page(slug, Sort.NEWEST, limit, null)).faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/query/limit", "out-of-range"));
    }

    /** So many comments below each of these, or as many threads, straight into the database. */
    private List<Long> add(int each, List<Long> parents) {
        List<Long> added = new ArrayList<>();
        for (int i = 0; i < each * Math.max(1, parents.size()); i++) {
            Long parent = parents.isEmpty() ? null : parents.get(i / each);
            added.add(room.number("""
                    INSERT INTO comment (article_id, parent_id, depth, status, author_name, author_email, writer,
                                         markdown, html, text_digest)
                    SELECT $1, $2, coalesce((SELECT depth FROM comment WHERE id = $2), 0) + 1, 'approved', 'n', 'e',
                           'w', 'm', 'h', ''
                    RETURNING id
                    """, article, parent));
            room.execute("UPDATE comment SET replies = replies + 1 WHERE id = $1", parent);
        }
        return added;
    }

    private static int size(Comment comment) {
        return 1
                + comment.replies().items().stream()
                        .mapToInt(CommentPagesTest::size)
                        .sum();
    }

    /** A comment and all that is below it, however many pages that takes. */
    private void collect(Comment comment, List<Long> found) {
        found.add(comment.id());
        comment.replies().items().forEach(reply -> collect(reply, found));
        String next = comment.replies().next();
        while (next != null) {
            RunningCommentService.Page page = room.replies(slug, comment.id(), 2, next);
            page.items().forEach(reply -> collect(reply, found));
            next = page.next();
        }
    }

    private List<Comment> allPages(Sort sort, int limit) {
        List<Comment> seen = new ArrayList<>();
        String cursor = null;
        do {
            RunningCommentService.Page page = room.page(slug, sort, limit, cursor);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    private static List<Long> ids(List<Comment> comments) {
        return comments.stream().map(Comment::id).toList();
    }

    private static void assertNotFound(ThrowingCallable action, String code) {
        Failure failure = failure(action);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(failure.code()).isEqualTo(code);
    }

    private static void assertCursorFault(ThrowingCallable action) {
        assertThat(failure(action).faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/query/cursor", "cursor"));
    }
}
