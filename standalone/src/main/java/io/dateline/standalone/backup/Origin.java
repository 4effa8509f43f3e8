package io.dateline.standalone.backup;

import java.util.Objects;

/**
 * What a backup was made with. The files of PostgreSQL fit only the same major version, and the same kind of machine.
 *
 * @param dateline the version of Dateline, with its revision
 * @param postgres the version of PostgreSQL, such as {@code 17.11}
 * @param machine the operating system and processor
 */
public record Origin(String dateline, String postgres, String machine) {

    /** This machine, with these versions. */
    public static Origin here(String dateline, String postgres) {
        return new Origin(dateline, postgres, System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
    }

    /**
     * Checks that what was made there can be used here.
     *
     * @throws BackupFailed with the reason
     */
    void checkUsable(Origin here) throws BackupFailed {
        if (!major(postgres).equals(major(here.postgres))) {
            throw new BackupFailed(
                    "This backup is of PostgreSQL " + postgres + ", and this Dateline has " + here.postgres
                            + ": its files cannot be read by another major version. Restore it with the Dateline that made it ("
                            + dateline + ").");
        }
        if (!Objects.equals(machine, here.machine)) {
            throw new BackupFailed("This backup is of another kind of machine (" + machine + "; this one is "
                    + here.machine + "): PostgreSQL's files do not fit.");
        }
    }

    private static String major(String version) {
        return version.split("\\.", 2)[0];
    }
}
