package io.dateline.gateway.operation;

import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.operation.OperationHandler.Action;
import io.dateline.gateway.operation.OperationHandler.CachedRead;
import io.dateline.gateway.operation.OperationHandler.OwnedRead;
import io.dateline.gateway.operation.OperationHandler.OwnersRead;
import io.dateline.gateway.operation.OperationHandler.Stream;
import io.dateline.gateway.operation.OperationHandler.Upload;
import java.time.Duration;
import java.util.List;

/**
 * The declaration of one operation. Its path, its method and the form of its requests are in the description.
 *
 * @param id its operationId in the description
 * @param limits what is taken before the body is received; what is counted otherwise, the handler takes itself
 * @param bodyLimit bytes that the body of a request may have; 0 for operations that read none
 * @param budget how long an answer may take once the request is received
 */
public record Operation(
        String id, Access access, List<Rule> limits, int bodyLimit, Duration budget, OperationHandler handler) {

    /** Bytes that are enough for every body but that of an article. */
    public static final int USUAL_BODY = 64 << 10;

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if a limit counts what is not known of such a request, if an answer for staff would be
     *     cached for everybody, or if a read has a body
     */
    public Operation {
        limits = List.copyOf(limits);
        for (Rule rule : limits) {
            if (rule.subject() == Rule.Subject.STAFF && access != Access.STAFF) {
                throw new IllegalArgumentException(id + " is public and has a limit for each member of staff: " + rule);
            }
            if (rule.subject() == Rule.Subject.OTHER) {
                throw new IllegalArgumentException(id + " has a limit that only its handler can take: " + rule);
            }
        }
        if (handler.isCached() && access != Access.PUBLIC) {
            throw new IllegalArgumentException(id + " is for staff, and its answers would be cached for everybody");
        }
        boolean reads = handler.isCached() || handler instanceof Stream;
        if (bodyLimit < 0 || (reads && bodyLimit > 0) || (handler instanceof Upload && bodyLimit == 0)) {
            throw new IllegalArgumentException(id + " has a body limit that does not fit its handler: " + bodyLimit);
        }
    }

    /** A read for everybody whose answers are cached. */
    public static Operation cachedRead(String id, CachedRead handler) {
        return new Operation(id, Access.PUBLIC, List.of(Rule.READS_PER_ADDRESS), 0, Budget.USUAL, handler);
    }

    /** The same, but for those who prove that the thing is theirs. */
    public static Operation ownedRead(String id, CachedRead everybody, OwnersRead owner) {
        return new Operation(
                id, Access.PUBLIC, List.of(Rule.READS_PER_ADDRESS), 0, Budget.USUAL, new OwnedRead(everybody, owner));
    }

    /** A read for everybody, whose answers are never cached. */
    public static Operation publicRead(String id, Action handler) {
        return new Operation(id, Access.PUBLIC, List.of(Rule.READS_PER_ADDRESS), 0, Budget.USUAL, handler);
    }

    /** A read for staff, whose answers are never cached. */
    public static Operation staffRead(String id, Action handler) {
        return new Operation(id, Access.STAFF, List.of(), 0, Budget.USUAL, handler);
    }

    /** A write of a member of staff, within the limit for their writes. */
    public static Operation staffWrite(String id, Action handler) {
        return new Operation(id, Access.STAFF, List.of(Rule.WRITES_PER_STAFF), 0, Budget.USUAL, handler);
    }

    /** A write that anybody may make, within limits of its own. */
    public static Operation publicWrite(String id, List<Rule> limits, Action handler) {
        return new Operation(id, Access.PUBLIC, limits, 0, Budget.USUAL, handler);
    }

    /** An answer that goes on until one side ends it. */
    public static Operation stream(String id, Access access, List<Rule> limits, Stream handler) {
        return new Operation(id, access, limits, 0, Budget.USUAL, handler);
    }

    /** A write that anybody may make, whose body the handler reads itself, and whose limits it takes itself. */
    public static Operation publicUpload(String id, int bodyLimit, Upload handler) {
        return new Operation(id, Access.PUBLIC, List.of(), bodyLimit, Budget.USUAL, handler);
    }

    /** A write of a member of staff whose body is not kept in memory. */
    public static Operation staffUpload(String id, int bodyLimit, Upload handler) {
        return new Operation(id, Access.STAFF, List.of(Rule.WRITES_PER_STAFF), bodyLimit, Budget.USUAL, handler);
    }

    /** The same, with bodies of so many bytes at most. */
    public Operation withBody(int bytes) {
        return new Operation(id, access, limits, bytes, budget, handler);
    }

    /** The same, with another time for its answer. */
    public Operation within(Duration time) {
        return new Operation(id, access, limits, bodyLimit, time, handler);
    }
}
