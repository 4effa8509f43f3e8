package io.dateline.article.audit;

import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.DirectConnection;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * What an operator does with the audit log: {@code verify [END…]} and {@code drop-month YYYY-MM}.
 *
 * <p>The database is that of the article-service's settings. The exit code is 0 where all is well, 1 where the log was
 * tampered with, 2 for a command that makes no sense, and 3 where it could not be done, as when the database is away.
 */
public final class AuditCommand {

    private static final int WELL = 0;
    private static final int TAMPERED = 1;
    private static final int USAGE = 2;
    private static final int NOT_DONE = 3;
    private static final String HELP = """
            verify [END…]         checks the whole chain; END, as an earlier verify told it, must still be in it
            drop-month YYYY-MM    drops the oldest month, and says so in the log""";

    private final PrintStream out;
    private final PrintStream err;

    private AuditCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs one. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    /** Runs one, and returns the exit code. */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        AuditCommand command = new AuditCommand(out, err);
        try {
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "verify" -> {
                    List<ChainEnd> kept =
                            arguments.stream().skip(1).map(ChainEnd::parse).toList();
                    yield command.verify(environment, kept);
                }
                case "drop-month" -> command.drop(environment, month(arguments));
                default -> throw new IllegalArgumentException("Say what to do:\n" + HELP);
            };
        } catch (IllegalArgumentException | ConfigurationException | DropMonth.Refused e) {
            err.println("audit: " + e.getMessage());
            return USAGE;
        } catch (SQLException e) {
            err.println("audit: This could not be done: " + e.getMessage());
            return NOT_DONE;
        }
    }

    private int verify(Map<String, String> environment, List<ChainEnd> kept) throws SQLException {
        try (Connection connection = connect(environment)) {
            ChainCheck.Report report = ChainCheck.run(connection, kept);
            if (!report.findings().isEmpty()) {
                return complain(report);
            }
            report.dropped().forEach(end -> out.println("Dropped with its month, and not compared: " + end));
            out.println("The audit log is whole: " + report.entries() + " entries. Its end, to be kept elsewhere:");
            out.println(report.end());
            return WELL;
        }
    }

    private int drop(Map<String, String> environment, YearMonth month) throws SQLException, DropMonth.Refused {
        try (Connection connection = connect(environment)) {
            // What is not whole is evidence.
            ChainCheck.Report report = ChainCheck.run(connection, List.of());
            if (!report.findings().isEmpty()) {
                err.println("audit: Nothing was dropped.");
                return complain(report);
            }
            long entries = DropMonth.run(connection, month);
            out.println("The month " + month + " was dropped: " + entries + " entries.");
            return WELL;
        }
    }

    private int complain(ChainCheck.Report report) {
        report.findings().forEach(finding -> err.println("audit: " + finding));
        if (report.unnamed() > 0) {
            err.println("audit: There is more of the kind: " + report.unnamed() + ".");
        }
        return TAMPERED;
    }

    private static YearMonth month(List<String> arguments) {
        try {
            if (arguments.size() == 2) {
                return YearMonth.parse(arguments.get(1));
            }
        } catch (DateTimeException e) {
            // Told below, as if there were none.
        }
        throw new IllegalArgumentException("Say which month, as in 2026-01: " + arguments);
    }

    private static Connection connect(Map<String, String> environment) throws SQLException {
        Settings settings = new Settings(environment);
        DatabaseConfig config = DatabaseConfig.read(settings, "DATELINE_ARTICLES", "articles");
        settings.check();
        return DirectConnection.to(config).open();
    }
}
