package io.dateline.article.search;

/** A part of a text, in UTF-16 units: from {@code start}, up to but not including {@code end}. */
public record Span(int start, int end) {}
