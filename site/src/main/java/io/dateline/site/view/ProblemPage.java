package io.dateline.site.view;

/**
 * What went wrong, and what to do now.
 *
 * @param text what happened, and what helps
 * @param requestId what stands for the id of the request
 */
public record ProblemPage(Frame frame, int status, String heading, String text, String requestId) {}
