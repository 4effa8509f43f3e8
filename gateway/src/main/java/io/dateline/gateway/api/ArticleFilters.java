package io.dateline.gateway.api;

import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.Sort;
import io.dateline.gateway.openapi.Arguments;

/** The filters that the readers' list and the newsroom's have in common. */
final class ArticleFilters {

    private ArticleFilters() {}

    /** Of the newsroom's list the sort is always null. */
    static Listing of(Arguments arguments) {
        String sort = arguments.optionalText("sort");
        return new Listing(
                arguments.optionalText("topic"),
                arguments.optionalText("tag"),
                arguments.optionalText("author"),
                arguments.optionalText("lang"),
                arguments.optionalText("q"),
                arguments.optionalMoment("publishedAfter"),
                arguments.optionalMoment("publishedBefore"),
                (int) arguments.number("limit"),
                arguments.optionalText("cursor"),
                sort == null ? null : Sort.named(sort));
    }
}
