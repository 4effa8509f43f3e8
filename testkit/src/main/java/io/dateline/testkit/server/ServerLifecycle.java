package io.dateline.testkit.server;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Drops the databases of a test class after its last test, and stops the servers at the end of the run. */
public final class ServerLifecycle implements LauncherSessionListener, TestExecutionListener {

    /** For JUnit, which finds this class as a service. */
    public ServerLifecycle() {}

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        boolean isClass =
                identifier.getSource().filter(ClassSource.class::isInstance).isPresent();
        // A nested class ends before its outer class, which may still need the databases.
        boolean isNested = identifier.getUniqueIdObject().getSegments().size() > 2;
        if (isClass && !isNested) {
            TestPostgres.dropDatabases();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        TestPostgres.close();
        TestRedis.close();
    }
}
