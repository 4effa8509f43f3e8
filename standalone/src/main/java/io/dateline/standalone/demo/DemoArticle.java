package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.contract.CommentPolicy;
import java.util.List;

/**
 * An article of the demo.
 *
 * @param draft the request that creates it, without its related articles
 * @param relatedPatch the patch that adds its related articles, which must all exist before
 * @param policy its comment policy in the end
 * @param comments its comments, the oldest first
 */
record DemoArticle(
        String slug, ObjectNode draft, ObjectNode relatedPatch, CommentPolicy policy, List<DemoComment> comments) {}
