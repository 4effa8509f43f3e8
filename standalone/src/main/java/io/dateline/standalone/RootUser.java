package io.dateline.standalone;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.util.List;

/** The user root, as whom PostgreSQL refuses to run. */
final class RootUser {

    private RootUser() {}

    /**
     * This program, started by root in a user namespace where it is nobody; its files stay root's. For anyone else, and
     * where the machine allows no such namespace, it is as it was.
     */
    static List<String> givenUp(String program) {
        return LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U", program) : List.of(program);
    }
}
