package io.dateline.gateway.connection;

/** A request that two readers could take for two different ones, or for several. It has no stack: it is no defect. */
final class AmbiguousRequestException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    AmbiguousRequestException(String message) {
        super(message);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
