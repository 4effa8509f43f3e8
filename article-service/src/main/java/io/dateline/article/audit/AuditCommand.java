package io.dateline.article.audit;

import io.dateline.config.ConfigurationException;
import io.dateline.config.Settings;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.JdbcDatabase;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * The operator's commands on the audit log: {@code verify [END…]} and {@code drop-month YYYY-MM}.
 *
 * <p>They use the database of the article-service's settings. The exit code is 0 for success, 1 if the log was tampered with, 2
 * for a wrong command or setting, and 3 if the command failed, for example because the database is unavailable.
 */
public final class AuditCommand {

    private static final int OK = 0;
    private static final int TAMPERED = 1;
    private static final int USAGE = 2;
    private static final int FAILED = 3;
    private static final String HELP = """
            verify [END…]         checks the whole chain; END, as an earlier verify told it, must still be in it
            drop-month YYYY-MM    drops the oldest month, and says so in the log""";

    private final PrintStream out;
    private final PrintStream err;

    private AuditCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs a command. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    /** Runs a command and returns the exit code. */
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
            return FAILED;
        }
    }

    private int verify(Map<String, String> environment, List<ChainEnd> kept) throws SQLException {
        try (Connection connection = connect(environment)) {
            ChainCheck.Report report = ChainCheck.run(connection, kept);
            if (!report.findings().isEmpty()) {
                return reportFindings(report);
            }
            report.dropped().forEach(end -> out.println("Dropped with its month, and not compared: " + end));
            out.println("The audit log is whole: " + report.entries() + " entries. Its end, to be kept elsewhere:");
            out.println(report.end());
            return OK;
        }
    }

    private int drop(Map<String, String> environment, YearMonth month) throws SQLException, DropMonth.Refused {
        try (Connection connection = connect(environment)) {
            // A log that was tampered with is evidence: nothing of it is dropped.
            ChainCheck.Report report = ChainCheck.run(connection, List.of());
            if (!report.findings().isEmpty()) {
                err.println("audit: Nothing was dropped.");
                return reportFindings(report);
            }
            long entries = DropMonth.run(connection, month);
            out.println("The month " + month + " was dropped: " + entries + " entries.");
            return OK;
        }
    }

    private int reportFindings(ChainCheck.Report report) {
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
            // Reported below like a missing month.
        }
        throw new IllegalArgumentException("Say which month, as in 2026-01: " + arguments);
    }

    private static Connection connect(Map<String, String> environment) throws SQLException {
        Settings settings = new Settings(environment);
        DatabaseConfig config = DatabaseConfig.read(settings, "DATELINE_ARTICLES", "articles");
        settings.check();
        return JdbcDatabase.to(config).open();
    }
}
