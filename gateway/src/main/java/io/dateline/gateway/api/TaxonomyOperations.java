package io.dateline.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Bus;
import io.dateline.contract.TaxonomyContract;
import io.dateline.contract.TaxonomyContract.BySlug;
import io.dateline.contract.TaxonomyContract.Create;
import io.dateline.contract.TaxonomyContract.Edit;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Listing;
import io.dateline.contract.TaxonomyContract.Merge;
import io.dateline.contract.TaxonomyContract.Term;
import io.dateline.contract.WriteResult;
import io.dateline.gateway.cache.Read;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationRequest;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Authors, topics and tags, as readers read and the newsroom writes them: the same operations for each kind. */
final class TaxonomyOperations {

    private final Bus bus;

    TaxonomyOperations(Bus bus) {
        this.bus = bus;
    }

    List<Operation> operations() {
        return Stream.of(Kind.values())
                .map(this::operations)
                .flatMap(List::stream)
                .toList();
    }

    /** Their ids in the description end with the name of the kind, such as {@code Topic} or {@code Topics}. */
    private List<Operation> operations(Kind kind) {
        String one = capitalised(kind.toString());
        String many = capitalised(kind.plural());
        return List.of(
                Operation.cachedRead("list" + many, (path, arguments) -> list(kind, path, arguments)),
                Operation.cachedRead("get" + one, (path, arguments) -> one(kind, arguments)),
                Operation.staffRead("listNewsroom" + many, request -> listAll(kind, request)),
                Operation.staffRead("getNewsroom" + one, request -> read(kind, request)),
                Operation.staffWrite("create" + one, request -> create(kind, request))
                        .withBody(Operation.USUAL_BODY),
                Operation.staffWrite("edit" + one, request -> edit(kind, request))
                        .withBody(Operation.USUAL_BODY),
                Operation.staffWrite("merge" + one, request -> merge(kind, request))
                        .withBody(Operation.USUAL_BODY));
    }

    private Read list(Kind kind, String path, Arguments arguments) {
        return new Read(
                path + arguments.normalQuery(),
                List.of(),
                call -> bus.ask(TaxonomyContract.LIST, listing(kind, arguments), call),
                next -> path + arguments.queryAt(next),
                moved -> "",
                false);
    }

    private Read one(Kind kind, Arguments arguments) {
        String slug = arguments.text("slug");
        String start = ApiOperations.BASE_PATH + "/" + kind.plural() + "/";
        return new Read(
                start + slug,
                List.of(kind.key(slug)),
                call -> bus.ask(TaxonomyContract.FIND, new BySlug(kind, slug), call),
                next -> "",
                moved -> start + moved,
                false);
    }

    private Future<Answer> listAll(Kind kind, OperationRequest request) {
        return bus.ask(TaxonomyContract.LIST_ALL, listing(kind, request.arguments()), request.call())
                .map(page -> {
                    Answer answer = Answer.json(200, page);
                    return page.next() == null
                            ? answer
                            : answer.with(
                                    Headers.LINK,
                                    Headers.linkToNext(
                                            newsroom(kind) + request.arguments().queryAt(page.next())));
                });
    }

    private Future<Answer> read(Kind kind, OperationRequest request) {
        return bus.ask(TaxonomyContract.READ, new BySlug(kind, slug(request)), request.call())
                .map(term -> shown(200, term));
    }

    private Future<Answer> create(Kind kind, OperationRequest request) {
        String key = request.arguments().optionalText("Idempotency-Key");
        var endpoint = key == null ? TaxonomyContract.CREATE : TaxonomyContract.CREATE.asRepeatable();
        return bus.ask(endpoint, new Create(kind, body(request), key), request.call())
                .map(created -> shown(201, created)
                        .with(
                                HttpHeaders.LOCATION,
                                newsroom(kind) + "/" + created.value().slug()));
    }

    private Future<Answer> edit(Kind kind, OperationRequest request) {
        return version(kind, request)
                .compose(version -> bus.ask(
                        TaxonomyContract.EDIT, new Edit(kind, slug(request), version, body(request)), request.call()))
                .map(edited -> shown(200, edited));
    }

    private Future<Answer> merge(Kind kind, OperationRequest request) {
        ObjectNode body = body(request);
        String account = body.hasNonNull("account") ? body.get("account").asText() : null;
        Merge merge = new Merge(kind, slug(request), body.path("into").asText(), account);
        return bus.ask(TaxonomyContract.MERGE, merge, request.call()).map(merged -> shown(200, merged));
    }

    /** The version to change: the one that If-Match names; the present one, if it names several or any. */
    private Future<Integer> version(Kind kind, OperationRequest request) {
        IfMatch versions = IfMatch.parse(request.arguments().optionalText("If-Match"));
        if (versions.named().size() == 1) {
            return Future.succeededFuture(versions.named().getFirst());
        }
        return bus.ask(TaxonomyContract.READ, new BySlug(kind, slug(request)), request.call())
                .map(term -> versions.require(Objects.requireNonNull(term.version())));
    }

    private static Listing listing(Kind kind, Arguments arguments) {
        return new Listing(kind, (int) arguments.number("limit"), arguments.optionalText("cursor"));
    }

    private static Answer shown(int status, WriteResult<Term> result) {
        return shown(status, result.value()).causing(result.changed());
    }

    private static Answer shown(int status, Term term) {
        return Answer.json(status, term).with(HttpHeaders.ETAG, IfMatch.tag(Objects.requireNonNull(term.version())));
    }

    private static String newsroom(Kind kind) {
        return ApiOperations.BASE_PATH + "/newsroom/" + kind.plural();
    }

    private static ObjectNode body(OperationRequest request) {
        return request.arguments().body();
    }

    private static String slug(OperationRequest request) {
        return request.arguments().text("slug");
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
