package io.dateline.system.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param faults in the order of the catalogue
 * @param list whether they are to be told only
 * @param rounds how often each is put in
 */
record Options(List<Fault> faults, boolean list, int rounds) {

    private static final int ROUNDS = 3;

    /**
     * Reads {@code [NAME…] [--list] [--once]}; a name may end with {@code *}.
     *
     * @throws IllegalArgumentException whose message is a sentence that names what is wrong
     */
    static Options parse(List<String> arguments, List<Fault> all) {
        List<Fault> chosen = new ArrayList<>();
        boolean list = false;
        int rounds = ROUNDS;
        for (String argument : arguments) {
            if (argument.equals("--list")) {
                list = true;
            } else if (argument.equals("--once")) {
                rounds = 1;
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException("There is no option '" + argument + "': only --list and --once.");
            } else {
                List<Fault> named = all.stream()
                        .filter(fault -> matches(argument, fault.name()))
                        .toList();
                if (named.isEmpty()) {
                    throw new IllegalArgumentException(
                            "There is no fault '" + argument + "': './dateline faults --list' names all.");
                }
                chosen.addAll(named);
            }
        }
        List<Fault> faults = all.stream()
                .filter(fault -> chosen.isEmpty() || chosen.contains(fault))
                .toList();
        return new Options(faults, list, rounds);
    }

    private static boolean matches(String asked, String name) {
        return asked.endsWith("*") ? name.startsWith(asked.substring(0, asked.length() - 1)) : name.equals(asked);
    }
}
