package io.dateline.site.view;

/** A page that does not change. */
public record FixedPage(Frame frame, String heading, String html) {}
