package io.dateline.standalone;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.util.List;

/** The user root, as which PostgreSQL refuses to run. */
final class RootUser {

    private RootUser() {}

    /**
     * The command for a program, for root in a user namespace in which it is nobody; its files stay root's. Unchanged
     * for other users, and where the machine allows no user namespaces.
     */
    static List<String> withoutRoot(String program) {
        return LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U", program) : List.of(program);
    }
}
