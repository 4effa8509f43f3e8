package io.dateline.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.bus.Codec;
import io.dateline.bus.Endpoint;
import java.util.List;

/** The names under which the staff are known, for services that must not let anybody else use them. */
public final class StaffNamesContract {

    /** Whose names changed since a number: their names as they are now, each account once. Answered by the article-service. */
    public static final Endpoint<ChangesSince, Changes<State>> CHANGES =
            Endpoint.read("staff.names", ChangesSince.class, Codec.json(new TypeReference<Changes<State>>() {}));

    private StaffNamesContract() {}

    /**
     * The names of one account.
     *
     * @param names of the account and of its author profile; none when it may not sign in, or is no more
     */
    public record State(long staffId, List<String> names) {}
}
