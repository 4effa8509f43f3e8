package io.dateline.standalone;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Dateline without its services, as a process of its own: what this module adds, and quick to start. */
final class ServersOnly {

    private ServersOnly() {}

    public static void main(String[] arguments) {
        System.exit(Standalone.run(List.of(arguments), System.getenv(), () -> ServersOnly::printed));
    }

    /** Instead of services: prints what they would be told. */
    private static Services.Running printed(Map<String, String> settings, Consumer<String> stopping) {
        settings.forEach((name, value) -> System.out.println("setting " + name + "=" + value));
        return new Services.Running() {
            @Override
            public int port() {
                return Integer.parseInt(settings.getOrDefault("DATELINE_PORT", ""));
            }

            @Override
            public Map<OperationsPort, Integer> operationsPorts() {
                return Map.of(OperationsPort.GATEWAY, Integer.parseInt(settings.getOrDefault("DATELINE_OPS_PORT", "")));
            }

            @Override
            public void close() {
                stopping.accept("services");
                if (System.getenv("SERVICES_NEVER_STOP") != null) {
                    waitForEver();
                }
                System.out.printf(
                        "services stopped, PostgreSQL there: %s, Redis there: %s%n",
                        isThere("DATELINE_ARTICLES_DATABASE_URL"), isThere("DATELINE_REDIS_URL"));
            }

            private void waitForEver() {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            private boolean isThere(String setting) {
                return !Ports.isFree(
                        URI.create(settings.getOrDefault(setting, "")).getPort());
            }
        };
    }
}
