package io.dateline.article.lists;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.Sort;
import io.dateline.form.FaultCode;
import io.dateline.form.Range;
import io.dateline.form.Slug;
import io.dateline.form.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for the filters of a list. They reject what PostgreSQL cannot take and what cannot match. */
final class ListFilters {

    private ListFilters() {}

    /** Fails as INVALID with all faults. */
    static void check(Listing listing) {
        List<Fault> faults = new ArrayList<>();
        checkSlug(faults, "topic", listing.topic());
        checkSlug(faults, "tag", listing.tag());
        checkSlug(faults, "author", listing.author());
        if (listing.q() != null && Text.hasLoneSurrogates(listing.q())) {
            faults.add(new Fault("/query/q", FaultCode.SURROGATE, "Must hold no half of a surrogate pair."));
        } else if (listing.q() != null && !Text.isStorable(listing.q())) {
            faults.add(new Fault("/query/q", FaultCode.CONTROL_CHARACTER, "Must hold no control characters."));
        }
        if (listing.sort() == Sort.RELEVANCE && listing.q() == null) {
            faults.add(new Fault("/query/q", FaultCode.REQUIRED, "Is needed to sort by relevance."));
        }
        if (!Range.PAGE_SIZE.includes(listing.limit())) {
            faults.add(new Fault("/query/limit", FaultCode.OUT_OF_RANGE, Range.PAGE_SIZE.message()));
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
    }

    private static void checkSlug(List<Fault> faults, String name, @Nullable String slug) {
        if (slug != null && !Slug.isSlug(slug)) {
            faults.add(new Fault("/query/" + name, FaultCode.FORMAT, "Must be a slug."));
        }
    }
}
