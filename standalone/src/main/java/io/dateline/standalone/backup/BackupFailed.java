package io.dateline.standalone.backup;

/** Why a backup could not be made or restored, in one sentence for the user. */
public final class BackupFailed extends Exception {

    private static final long serialVersionUID = 1L;

    public BackupFailed(String sentence) {
        super(sentence);
    }

    public BackupFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
