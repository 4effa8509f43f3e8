package io.dateline.gateway.routing;

/**
 * The handlers that all operations have in common, in the order in which a request meets them; between the last two it is
 * checked, as its surface says.
 *
 * @param methods answers what has no operation, because of its method
 */
public record RequestHandlers(
        AllowedMethods methods,
        SignInHandler signIn,
        LimitHandler limits,
        BodyHandler bodies,
        OperationRunner operations) {}
