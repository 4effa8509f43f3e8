package io.dateline.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.access.Permission;
import io.dateline.access.Role;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.AuditContract;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.ModerationContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SessionContract;
import io.dateline.contract.StaffContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract;
import io.dateline.contract.WriteResult;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands where the services are: answers each endpoint with something small, or as a test says, and notes the questions. */
final class RecordedServices {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    record Question(Object question, Call call) {}

    /** What an edit is told of by. */
    static final String CAUSE = "article:17:c0ffee";

    private static final AtomicLong COMMENTS = new AtomicLong();

    private final Map<String, BiFunction<Object, Call, Future<Object>>> answers = new ConcurrentHashMap<>();
    private final Map<String, List<Question>> questions = new ConcurrentHashMap<>();

    Future<?> serve(Bus bus) {
        return Future.join(List.of(
                serve(bus, ArticleContract.FIND, found -> representation(article("the-bridge", 3, false))),
                serve(bus, ArticleContract.LIST, q -> page(List.of(summary()), "c-2")),
                serve(bus, ArticleContract.POPULAR, q -> page(List.of(summary()), null)),
                serve(bus, ArticleContract.RELATED, q -> page(List.of(summary()), null)),
                serve(bus, ArticleContract.COUNT_VIEWS, q -> new ArticleContract.Done()),
                serve(
                        bus,
                        ArticleContract.CREATE,
                        q -> new WriteResult<>(article("the-bridge", 1, true), Changed.nothing())),
                serve(bus, ArticleContract.READ, q -> article("the-bridge", 3, true)),
                serve(bus, ArticleContract.LIST_ALL, q -> new ArticleContract.ArticlePage(List.of(summary()), "c-2")),
                serve(bus, ArticleContract.EDIT, q -> changed(article("the-bridge", 4, true))),
                serve(
                        bus,
                        ArticleContract.DELETE,
                        q -> new WriteResult<>(new ArticleContract.Done(), Changed.nothing())),
                serve(bus, ArticleContract.PUBLISH, q -> changed(article("the-bridge", 4, true))),
                serve(bus, ArticleContract.UNPUBLISH, q -> {
                    Article article = article("the-bridge", 5, true);
                    return new WriteResult<>(article, Changed.withdrawn(keys(article)));
                }),
                serve(
                        bus,
                        ArticleContract.SET_COMMENT_POLICY,
                        q -> new WriteResult<>(
                                new Article.Discussion(q.policy(), q.slowModeSeconds(), 12),
                                Changed.changed(List.of(SurrogateKey.article(q.id()))))),
                serve(bus, SessionContract.SIGN_IN, q -> new SessionContract.Session(7, 70, "refresh-1")),
                serve(bus, SessionContract.FIND_NETWORK, q -> new SessionContract.Network(false)),
                serve(bus, SessionContract.REFRESH, q -> new SessionContract.Session(7, 70, "refresh-2")),
                serve(bus, SessionContract.END, q -> new SessionContract.Ended()),
                serve(bus, SessionContract.FIND_ACTIVE, q -> editor()),
                serve(bus, StaffContract.FIND_SELF, q -> member("ines")),
                serve(bus, StaffContract.CHANGE_OWN_PASSWORD, q -> member("ines")),
                serve(bus, StaffContract.CHANGE_SELF, q -> member("ines")),
                serve(bus, StaffContract.LIST, q -> new StaffContract.Members(List.of(member("ines")))),
                serve(bus, StaffContract.HIRE, q -> member(q.name())),
                serve(bus, StaffContract.CHANGE, q -> member("ines")),
                serve(bus, TaxonomyContract.LIST, q -> Representation.page(terms(true), List.of(), "c-2")),
                serve(
                        bus,
                        TaxonomyContract.FIND,
                        q -> Representation.of(term(true), List.of(SurrogateKey.topic("city")))),
                serve(bus, TaxonomyContract.LIST_ALL, q -> terms(false)),
                serve(bus, TaxonomyContract.READ, q -> term(false)),
                serve(bus, TaxonomyContract.CREATE, q -> new WriteResult<>(term(false), Changed.nothing())),
                serve(bus, TaxonomyContract.EDIT, q -> new WriteResult<>(term(false), Changed.nothing())),
                serve(bus, TaxonomyContract.MERGE, q -> new WriteResult<>(term(false), Changed.nothing())),
                serve(bus, AuditContract.LIST, q -> new AuditContract.EntryPage(List.of(auditEntry()), "c-2")),
                serve(bus, CommentContract.LIST, q -> comments()),
                serve(bus, CommentContract.FIND, q -> placed(q.id(), q.editToken() == null ? null : Status.PENDING)),
                serve(
                        bus,
                        ModerationContract.LIST,
                        q -> new ModerationContract.CommentPage(
                                q.limit() == 0 ? List.of() : List.of(held()),
                                q.limit() == 0 ? null : "c-2",
                                q.limit() == 0 ? 12L : null)),
                serve(
                        bus,
                        ModerationContract.DECIDE,
                        q -> new WriteResult<>(
                                new ModerationContract.Results(q.decisions().stream()
                                        .map(RecordedServices::decided)
                                        .toList()),
                                Changed.added(
                                        List.of(SurrogateKey.comments(17), SurrogateKey.comment(99)),
                                        List.of("comment:99:2")))),
                serve(bus, CommentContract.WRITE, q -> commented(Comment.Status.APPROVED)),
                RecordedSite.serve(this, bus)));
    }

    /** From now on that endpoint answers so. */
    <Q, R> void answer(Endpoint<Q, R> endpoint, BiFunction<Q, Call, Future<R>> answer) {
        answers.put(endpoint.address(), untyped(answer));
    }

    /** From now on that endpoint fails so. */
    void fail(Endpoint<?, ?> endpoint, Failure failure) {
        answers.put(endpoint.address(), (question, call) -> Future.failedFuture(failure));
    }

    /** Every endpoint answers as at the start, and no question was asked. */
    void forget() {
        answers.clear();
        questions.clear();
    }

    List<Question> asked(Endpoint<?, ?> endpoint) {
        return questions.getOrDefault(endpoint.address(), List.of());
    }

    @SuppressWarnings("unchecked") // the question of an endpoint is of its type
    <Q> Q lastAsked(Endpoint<Q, ?> endpoint) {
        return (Q) asked(endpoint).getLast().question();
    }

    <Q, R> Future<Void> serve(Bus bus, Endpoint<Q, R> endpoint, Function<Q, R> usual) {
        return bus.serve(endpoint, (question, call) -> {
            questions
                    .computeIfAbsent(endpoint.address(), a -> new CopyOnWriteArrayList<>())
                    .add(new Question(question, call));
            var special = answers.get(endpoint.address());
            return special == null
                    ? Future.succeededFuture(usual.apply(question))
                    : typed(special.apply(question, call));
        });
    }

    @SuppressWarnings("unchecked") // put there by answer, with the types of the endpoint
    private static <R> Future<R> typed(Future<Object> answer) {
        return (Future<R>) answer;
    }

    @SuppressWarnings("unchecked") // kept under the address of its endpoint
    private static <Q, R> BiFunction<Object, Call, Future<Object>> untyped(BiFunction<Q, Call, Future<R>> answer) {
        return (question, call) -> answer.apply((Q) question, call).map(value -> value);
    }

    static Representation representation(Article article) {
        return Representation.of(
                article, List.of(SurrogateKey.article(article.id()), SurrogateKey.slug(article.slug())));
    }

    private static WriteResult<Article> changed(Article article) {
        return new WriteResult<>(article, Changed.changed(keys(article), List.of(CAUSE)));
    }

    private static List<SurrogateKey> keys(Article article) {
        return List.of(SurrogateKey.article(article.id()), SurrogateKey.slug(article.slug()), SurrogateKey.articles());
    }

    private static Representation page(List<ArticleSummary> items, @Nullable String next) {
        return Representation.page(
                new ArticleContract.ArticlePage(items, next), List.of(SurrogateKey.articles()), next);
    }

    static Representation comments() {
        record Page(List<Comment> items) {}
        return Representation.of(new Page(List.of(written(null))), List.of(SurrogateKey.comments(17)));
    }

    static Article article(String slug, int version, boolean newsroom) {
        return new Article(
                17,
                slug,
                "en",
                version,
                newsroom ? ArticleStatus.DRAFT : null,
                "The bridge opens in spring",
                "Two years late.",
                new Article.Dateline("Lyon", LocalDate.of(2026, 3, 2)),
                new Article.Body(newsroom ? "It opens." : null, "<p>It opens.</p>".repeat(100), "It opens."),
                List.of(new Article.Section("late", "Late")),
                List.of(new Article.Author("ines-arnould", "Ines Arnould")),
                List.of("city"),
                List.of("bridges"),
                new Article.Image("https://img.example/a.jpg", "A bridge", null, null),
                List.of(new Article.Related("why-late", "Why it is late", Article.Placement.INLINE)),
                List.of(new Article.Translation("fr", "le-pont")),
                List.of(),
                new Article.Discussion(CommentPolicy.OPEN, null, 12),
                newsroom ? NOON : null,
                NOON,
                NOON,
                2,
                1,
                null,
                null);
    }

    private static TaxonomyContract.TermPage terms(boolean readers) {
        return new TaxonomyContract.TermPage(List.of(term(readers)), "c-2");
    }

    private static TaxonomyContract.Term term(boolean readers) {
        return new TaxonomyContract.Term(
                "city",
                "City",
                "en",
                List.of(new TaxonomyContract.Name("fr", "Ville")),
                "What happens between the two rivers.",
                new Article.Image("https://img.example/a.jpg", "A bridge", null, null),
                12,
                readers ? null : "ines",
                readers ? null : 3,
                readers ? null : NOON,
                readers ? null : NOON);
    }

    private static AuditContract.Entry auditEntry() {
        return new AuditContract.Entry(
                12,
                NOON,
                new AuditContract.Actor("staff", 7L, "ines"),
                "comment-policy-set",
                new AuditContract.Subject("article", "17"),
                "r-1",
                Json.mapper().createObjectNode().put("to", "closed"),
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    }

    private static ArticleSummary summary() {
        Article a = article("the-bridge", 3, false);
        return new ArticleSummary(
                a.id(),
                a.slug(),
                a.lang(),
                a.version(),
                null,
                a.headline(),
                a.standfirst(),
                a.dateline(),
                a.authors(),
                a.topics(),
                a.tags(),
                a.image(),
                a.comments(),
                null,
                NOON,
                NOON,
                2,
                1,
                null,
                null);
    }

    /** One by itself, with its place; the status only for its writer. */
    static Representation placed(long id, @Nullable Status status) {
        ObjectNode comment = Json.mapper().valueToTree(written(null));
        comment.put("id", id);
        if (status != null) {
            comment.put("status", status.toString());
        }
        comment.set(
                "place",
                Json.mapper()
                        .valueToTree(new CommentContract.Place(
                                new CommentContract.Place.ArticleName(17, "the-bridge"), List.of(42L), 2, "c-1")));
        return Representation.of(comment, List.of(SurrogateKey.comment(id), SurrogateKey.comments(17)));
    }

    private static ModerationContract.ModeratedComment held() {
        return new ModerationContract.ModeratedComment(
                99,
                2,
                Status.REJECTED,
                new ModerationContract.ArticleName(17, "the-bridge"),
                new ModerationContract.Parent(42, Status.APPROVED, true),
                new ModerationContract.Writer("Ines", "ines@example.org", null),
                new Comment.Body("<p>Monday.</p>"),
                NOON,
                null,
                0,
                List.of("premoderated"),
                decision());
    }

    private static ModerationContract.Result decided(ModerationContract.Decision decision) {
        return new ModerationContract.Result(
                decision.commentId(),
                ModerationContract.Outcome.DONE,
                decision.version() + 1,
                decision.decision().status(),
                decision());
    }

    private static ModerationContract.Decided decision() {
        return new ModerationContract.Decided(
                ModerationContract.Verdict.REJECT, new ModerationContract.Moderator(7, "ines"), NOON, "Rude.");
    }

    /** Another one each time. */
    static Comment written(Comment.@Nullable Status status) {
        return new Comment(
                COMMENTS.incrementAndGet(),
                null,
                new Comment.Author("Ines", null),
                new Comment.Body("<p>Monday.</p>"),
                status,
                NOON,
                null,
                0,
                status == null ? new Comment.Replies(0, List.of(), null) : null,
                status == null ? null : "edit-token");
    }

    /** What the service says of another one that was written. */
    static WriteResult<Comment> commented(Comment.Status status) {
        Comment comment = written(status);
        return new WriteResult<>(
                comment,
                status == Comment.Status.APPROVED
                        ? Changed.added(List.of(SurrogateKey.comments(17)), List.of(CommentContract.cause(comment)))
                        : Changed.nothing());
    }

    static SessionContract.Active editor() {
        return new SessionContract.Active(
                "ines",
                Role.EDITOR.permissions().stream().map(Permission::toString).toList());
    }

    static StaffContract.Member member(String name) {
        return new StaffContract.Member(7, name, List.of(Role.EDITOR), "ines-arnould", "Ines Arnould", true, NOON);
    }
}
