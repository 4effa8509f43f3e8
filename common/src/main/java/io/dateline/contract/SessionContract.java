package io.dateline.contract;

import io.dateline.bus.Endpoint;
import io.dateline.bus.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the staff sign in, stay signed in and sign out, answered by the article-service, which has their accounts. */
public final class SessionContract {

    /** Opens a session for a name and a password. FORBIDDEN {@code bad-credentials}, which does not say which was wrong. */
    public static final Endpoint<SignIn, Session> SIGN_IN =
            Endpoint.write("session.sign-in", SignIn.class, Session.class);

    /** Whether that name signed in from there before. */
    public static final Endpoint<FindNetwork, Network> FIND_NETWORK =
            Endpoint.read("session.find-network", FindNetwork.class, Network.class);

    /**
     * Goes on with a session. The same token gives the same successor again for some seconds, so it may be asked again.
     * FORBIDDEN {@code session-ended}.
     */
    public static final Endpoint<Refresh, Session> REFRESH =
            Endpoint.write("session.refresh", Refresh.class, Session.class).asRepeatable();

    /** Ends one session, or all sessions of an account; those that have ended are no fault. */
    public static final Endpoint<End, Ended> END =
            Endpoint.write("session.end", End.class, Ended.class).asRepeatable();

    /** Who this session is of and what they may do now. FORBIDDEN {@code session-ended}. */
    public static final Endpoint<FindActive, Active> FIND_ACTIVE =
            Endpoint.read("session.find-active", FindActive.class, Active.class);

    /** Sessions of an account have ended, or what it may do has changed. */
    public static final Topic<AccountChanged> ACCOUNT_CHANGED =
            Topic.of("session.account-changed", AccountChanged.class);

    private SessionContract() {}

    /**
     * What someone claims to be.
     *
     * @param network where from: the client's address, or the network of an IPv6 address
     */
    public record SignIn(String name, String password, String network) {
        @Override
        public String toString() {
            return "SignIn[name=" + name + "]";
        }
    }

    /** A name, and where somebody tries it from. */
    public record FindNetwork(String name, String network) {}

    /** Whether the name signed in from there before. */
    public record Network(boolean known) {}

    /** A refresh token, as it was given. */
    public record Refresh(String refreshToken) {
        @Override
        public String toString() {
            return "Refresh[]";
        }
    }

    /**
     * A session that goes on.
     *
     * @param refreshToken gives the next one, once
     */
    public record Session(long staffId, long sessionId, String refreshToken) {
        @Override
        public String toString() {
            return "Session[staffId=" + staffId + ", sessionId=" + sessionId + "]";
        }
    }

    /**
     * What is to end.
     *
     * @param sessionId null for all sessions of the account
     */
    public record End(long staffId, @Nullable Long sessionId) {}

    /** Done. */
    public record Ended() {}

    /** An account and one of its sessions. */
    public record FindActive(long staffId, long sessionId) {}

    /**
     * A member of staff who is signed in.
     *
     * @param permissions as they are written; there may be some that the reader does not know
     */
    public record Active(String name, List<String> permissions) {}

    /** The account that changed. */
    public record AccountChanged(long staffId) {}
}
