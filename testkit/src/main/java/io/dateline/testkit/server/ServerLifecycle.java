package io.dateline.testkit.server;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Drops what a test class made in the servers when the class has ended, and ends the servers with the run. */
public final class ServerLifecycle implements LauncherSessionListener, TestExecutionListener {

    /** Made by JUnit, which finds it as a service. */
    public ServerLifecycle() {}

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        boolean isClass =
                identifier.getSource().filter(ClassSource.class::isInstance).isPresent();
        // A nested class ends before the one around it, which may still need what it made.
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
