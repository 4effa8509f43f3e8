package io.dateline.system;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all tests the same replicas: to start eight processes takes its time. Each test leaves them whole. Their logs stay in
 * {@code target/logs}.
 */
public final class Running implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Replicas.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Started.class)
                .replicas;
    }

    private static final class Started implements AutoCloseable {

        private final Path directory;
        private final Replicas replicas;

        @SuppressWarnings("unused") // by JUnit
        Started() throws Exception {
            directory = Files.createTempDirectory("dateline-system-");
            long start = System.nanoTime();
            Path logs = Path.of("target", "logs").toAbsolutePath();
            if (Files.exists(logs)) {
                PathUtils.deleteDirectory(logs);
            }
            replicas = Replicas.start(Layout.USUAL, directory, Files.createDirectories(logs));
            Table.line("eight processes, one cluster", "%.1f s".formatted((System.nanoTime() - start) / 1e9));
        }

        @Override
        public void close() throws Exception {
            replicas.close();
            PathUtils.deleteDirectory(directory);
        }
    }
}
