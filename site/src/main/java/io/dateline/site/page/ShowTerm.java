package io.dateline.site.page;

import io.dateline.bus.Call;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract.TermPage;
import io.dateline.contract.TaxonomyContract.BySlug;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Term;
import io.vertx.core.Future;
import java.util.List;

/** The articles of a topic, with a tag or by an author. */
final class ShowTerm {

    private final Services services;
    private final Editions editions;
    private final Heads heads;
    private final Pictures pictures;
    private final Lists lists;

    ShowTerm(PageParts parts, Lists lists) {
        this.services = parts.services();
        this.editions = parts.editions();
        this.heads = parts.heads();
        this.pictures = parts.pictures();
        this.lists = lists;
    }

    Future<Representation> show(TermPage question, Call call) {
        Edition edition = editions.of(question.lang());
        Future<Part<Term>> term = services.term(new BySlug(question.kind(), question.slug()), call);
        Future<Part<List<ArticleSummary>>> articles = services.list(listing(question, edition), call);
        return term.compose(found -> articles.compose(
                list -> lists.answer(content(question, found.value(), edition), list, List.of(found), call)));
    }

    private static Listing listing(TermPage question, Edition edition) {
        String slug = question.slug();
        return new Listing(
                question.kind() == Kind.TOPIC ? slug : null,
                question.kind() == Kind.TAG ? slug : null,
                question.kind() == Kind.AUTHOR ? slug : null,
                edition.filter(),
                null,
                null,
                null,
                Lists.LIMIT,
                question.cursor());
    }

    private Lists.Content content(TermPage question, Term term, Edition edition) {
        String kind = question.kind().toString();
        String path = edition.term(question.kind(), term.slug());
        String name = TermName.of(term, edition.words().lang()).text();
        String heading = edition.words().say(kind + ".heading", "name", name);
        return new Lists.Content(
                kind,
                edition,
                heads.list(edition, heading, term.description(), path, question.cursor()),
                path,
                heading,
                term.description(),
                pictures.of(term.image()),
                null,
                List.of(),
                edition.words().say("list.empty"),
                path);
    }
}
