package io.dateline.system.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param faults in the order of the catalogue
 * @param list whether they are to be told only
 * @param rounds how often each is put in
 * @param earlier where an earlier version is to be upgraded from; null for nowhere
 */
record Options(
        List<InjectedFault> faults,
        boolean list,
        int rounds,
        @Nullable Path earlier) {

    private static final int ROUNDS = 3;

    /**
     * Reads {@code [NAME…] [--list] [--once] [--from DIR]}; a name may end with {@code *}.
     *
     * @throws IllegalArgumentException whose message is a sentence that names what is wrong
     */
    static Options parse(List<String> arguments, List<InjectedFault> all) {
        List<InjectedFault> chosen = new ArrayList<>();
        boolean list = false;
        int rounds = ROUNDS;
        @Nullable Path earlier = null;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (argument.equals("--list")) {
                list = true;
            } else if (argument.equals("--once")) {
                rounds = 1;
            } else if (argument.equals("--from")) {
                if (!rest.hasNext()) {
                    throw new IllegalArgumentException(
                            "--from needs a directory that an earlier version was built in.");
                }
                earlier = Path.of(rest.next());
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException(
                        "There is no option '" + argument + "': only --list, --once and --from.");
            } else {
                List<InjectedFault> named = all.stream()
                        .filter(fault -> matches(argument, fault.name()))
                        .toList();
                if (named.isEmpty()) {
                    throw new IllegalArgumentException(
                            "There is no fault '" + argument + "': './dateline faults --list' names all.");
                }
                chosen.addAll(named);
            }
        }
        List<InjectedFault> faults = all.stream()
                .filter(fault -> chosen.isEmpty() || chosen.contains(fault))
                .toList();
        return new Options(faults, list, rounds, earlier);
    }

    private static boolean matches(String asked, String name) {
        return asked.endsWith("*") ? name.startsWith(asked.substring(0, asked.length() - 1)) : name.equals(asked);
    }
}
