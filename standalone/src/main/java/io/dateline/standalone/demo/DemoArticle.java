package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.contract.CommentPolicy;
import java.util.List;

/**
 * An article of the demo.
 *
 * @param draft as the API takes it, but for the related articles
 * @param pointers a patch with the related articles, which must all exist first
 * @param policy who may comment on it in the end
 * @param remarks what readers say, the oldest first
 */
record DemoArticle(String slug, ObjectNode draft, ObjectNode pointers, CommentPolicy policy, List<DemoComment> remarks) {}
