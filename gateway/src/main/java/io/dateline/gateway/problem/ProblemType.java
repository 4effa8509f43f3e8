package io.dateline.gateway.problem;

import io.dateline.bus.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of problem, with its HTTP status. This is the only place where failures are mapped to HTTP. */
public enum ProblemType {
    // What is wrong with the request
    INVALID(400, "The request has faults", "Each entry of errors says where a fault is and what is expected there."),
    MALFORMED_REQUEST(400, "The request cannot be read", "It is not HTTP, not UTF-8 or not JSON as it should be."),
    REQUEST_TIMEOUT(408, "The body did not come in time", "Send the whole body without long pauses."),
    TOO_LARGE(413, "The body is too large", "64 KiB are read, and 1 MiB where articles are written."),
    URI_TOO_LONG(414, "The address is too long", "The first line of a request may have 16 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not read here", "Send application/json in UTF-8, not compressed."),
    HEADERS_TOO_LARGE(431, "The headers are too large", "All headers together may have 16 KiB."),

    // Who asks
    UNAUTHORIZED(401, "Sign in first", "Send a valid access token as a Bearer token; POST /api/v1/sessions gives one."),
    BAD_CREDENTIALS(401, "Name or password is wrong", "Which of them, or whether the account is closed, is not said."),
    SESSION_ENDED(401, "The session has ended", "Sign in again. A refresh token is good for one use."),
    CROSS_SITE(403, "It was sent from another site", "A form of the site is taken from pages of the site alone."),
    FORBIDDEN(403, "Not allowed", "This account may not do this."),
    PERMISSION_MISSING(403, "A permission is missing", "Someone whose roles have the permission named must do this."),
    ARTICLE_IS_PUBLIC(403, "The article is public", "Only someone who may publish changes what readers see."),
    WRONG_PASSWORD(403, "The present password is wrong", "Send the password that the account has now."),
    COMMENTS_CLOSED(403, "Comments are closed", "The editors take no more comments on this article."),

    // What is not there
    NOT_FOUND(404, "Not found", "There is nothing at this address."),
    ARTICLE_UNKNOWN(404, "No such article", "No published article has this slug, or no article this number."),
    COMMENT_UNKNOWN(404, "No such comment", "No public comment of this article has this number."),
    STAFF_UNKNOWN(404, "No such account", "No account has this number."),
    TERM_UNKNOWN(404, "No such author, topic or tag", "None has this slug; readers see what published articles have."),
    METHOD_NOT_ALLOWED(405, "Not possible here", "Allow lists the methods that this address knows."),
    ARTICLE_GONE(410, "The article was withdrawn", "It was public once and is so no longer."),
    COMMENT_GONE(410, "The comment was removed", "It was written, and refused or removed since."),

    // What does not fit
    CONFLICT(409, "It does not fit the present state", "Read again what you want to change."),
    ALREADY_PUBLISHED(409, "It is public already", "There is nothing to do."),
    NOT_PUBLISHED(409, "It is not public", "Only what is public can be withdrawn."),
    ARTICLE_WAS_PUBLIC(409, "It was public", "What was public can be withdrawn, not deleted."),
    SLUG_TAKEN(409, "The slug is taken", "Something else has or had it; choose another."),
    PROFILE_OF_ACCOUNT(409, "The profile belongs to an account", "Say whose it is; two people never share one."),
    NAME_TAKEN(409, "The name is taken", "Another account has it; choose another."),
    LAST_ADMIN(409, "The last admin stays", "Make someone else admin first."),
    DUPLICATE_COMMENT(409, "You said that already", "The same writer sent the same text here within a day."),
    VERSION_MISMATCH(412, "Someone was faster", "The article changed since you read it; read it again and repeat."),
    IDEMPOTENCY_KEY_REUSED(
            422, "The idempotency key was used", "It belongs to another body; take a new key for a new thing."),
    PRECONDITION_REQUIRED(428, "Say what you change", "Send If-Match with the ETag of what you read."),

    // What is too much
    RATE_LIMITED(429, "Too many requests", "Come back after the seconds in Retry-After."),
    SLOW_MODE(429, "Slow mode is on", "The editors ask each writer to wait between two comments."),
    BUSY(503, "Too much at once", "Come back after the seconds in Retry-After."),
    UNAVAILABLE(503, "Not available at present", "Come back after the seconds in Retry-After."),
    INTERNAL(500, "Something went wrong on our side", "It is in our log under the request id.");

    private static final Map<String, ProblemType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ProblemType::code, Function.identity()));

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The kind of problem for a failure: that of its code, or if the code is not known here, that of its kind. */
    public static ProblemType of(Failure failure) {
        return Optional.ofNullable(BY_CODE.get(failure.code())).orElseGet(() -> of(failure.kind()));
    }

    private static ProblemType of(Failure.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> NOT_FOUND;
            case INVALID -> INVALID;
            case CONFLICT -> CONFLICT;
            case FORBIDDEN -> FORBIDDEN;
            case BUSY -> BUSY;
            case UNAVAILABLE -> UNAVAILABLE;
            case INTERNAL -> INTERNAL;
        };
    }

    /** Its name in kebab-case, the last segment of its address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The path that explains it. */
    public String path() {
        return "/problems/" + code();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Its title, in a few words. */
    public String title() {
        return title;
    }

    /** What to do about it. */
    public String explanation() {
        return explanation;
    }
}
