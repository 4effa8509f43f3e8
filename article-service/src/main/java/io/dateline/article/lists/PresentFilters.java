package io.dateline.article.lists;

import io.dateline.article.taxonomy.ListTerms;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.TaxonomyContract.Kind;
import io.vertx.core.Future;

/** Takes former slugs of authors, topics and tags in the filters of a list as the present ones. */
final class PresentFilters {

    private final ListTerms terms;

    PresentFilters(ListTerms terms) {
        this.terms = terms;
    }

    /** The same list with present slugs. */
    Future<Listing> of(Listing listing) {
        if (listing.topic() == null && listing.tag() == null && listing.author() == null) {
            return Future.succeededFuture(listing);
        }
        var topic = terms.present(Kind.TOPIC, listing.topic());
        var tag = terms.present(Kind.TAG, listing.tag());
        var author = terms.present(Kind.AUTHOR, listing.author());
        return Future.all(topic, tag, author)
                .map(found -> new Listing(
                        topic.result(),
                        tag.result(),
                        author.result(),
                        listing.lang(),
                        listing.q(),
                        listing.publishedAfter(),
                        listing.publishedBefore(),
                        listing.limit(),
                        listing.cursor(),
                        listing.sort()));
    }
}
