package io.dateline.bus;

/**
 * One thing that is wrong with what a client sent.
 *
 * @param pointer where: a JSON pointer into the body ({@code /author/email}), or {@code /query/limit}, {@code
 *     /path/id}, {@code /header/If-Match} for other parts of the request
 * @param code what, for programs: {@code required}, {@code blank}, {@code too-long}, {@code format}, …
 * @param message what, for people; never repeats the value
 */
public record Fault(String pointer, String code, String message) {}
