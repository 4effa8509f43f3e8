package io.dateline.site.words;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A text of the interface, parsed: an ICU message with named arguments. A text without arguments is a string; one whose arguments
 * are only put in is joined; the rest, such as plurals, is formatted by ICU.
 */
final class Message {

    /** A piece of a text that is joined: itself, or the name of the argument that stands there. */
    private record Piece(String text, boolean isArgument) {}

    private static final Set<ArgType> KNOWN_TYPES =
            Set.of(ArgType.NONE, ArgType.SIMPLE, ArgType.PLURAL, ArgType.SELECT, ArgType.SELECTORDINAL);

    private final List<Piece> pieces;
    private final LocalizedNumberFormatter numbers;

    /** One for each thread, since it cannot be shared; null where pieces are joined. */
    private final @Nullable ThreadLocal<MessageFormat> format;

    private final Set<String> arguments = new TreeSet<>();
    private final Set<String> numberArguments = new TreeSet<>();

    /**
     * Parses a text.
     *
     * @throws IllegalArgumentException if it is no such message; its text says why
     */
    Message(String text, ULocale locale) {
        MessagePattern pattern = parse(text);
        numbers = NumberFormatter.withLocale(locale);
        boolean joined = true;
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            switch (part.getType()) {
                case ARG_NUMBER ->
                    throw new IllegalArgumentException(
                            "an argument has a number, {" + pattern.getSubstring(part) + "}, and needs a name");
                case ARG_START -> {
                    check(pattern, i);
                    joined &= part.getArgType() == ArgType.NONE;
                }
                default -> {}
            }
        }
        pieces = joined ? pieces(pattern) : List.of();
        format = joined ? null : perThread(new MessageFormat(text, locale));
    }

    /** The names of its arguments. */
    Set<String> arguments() {
        return arguments;
    }

    /** Those of them that must be numbers. */
    Set<String> numberArguments() {
        return numberArguments;
    }

    /** The text with these arguments, names and values in turn; one that is not given stays as its name in braces. */
    String with(Object... namesAndValues) {
        if (format != null) {
            Map<String, Object> values = new HashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                values.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            return format.get().format(values);
        }
        if (pieces.size() == 1 && !pieces.getFirst().isArgument) {
            return pieces.getFirst().text;
        }
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.isArgument ? value(piece.text, namesAndValues) : piece.text));
        return text.toString();
    }

    private String value(String name, Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (name.equals(namesAndValues[i])) {
                Object value = namesAndValues[i + 1];
                return value instanceof Number number ? numbers.format(number).toString() : value.toString();
            }
        }
        return "{" + name + "}";
    }

    private static MessagePattern parse(String text) {
        try {
            return new MessagePattern(text);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("its braces cannot be read", e);
        }
    }

    private void check(MessagePattern pattern, int argumentStart) {
        ArgType type = pattern.getPart(argumentStart).getArgType();
        String name = pattern.getSubstring(pattern.getPart(argumentStart + 1));
        if (!KNOWN_TYPES.contains(type)
                || (type == ArgType.SIMPLE
                        && !pattern.partSubstringMatches(pattern.getPart(argumentStart + 2), "number"))) {
            throw new IllegalArgumentException(
                    "the argument {" + name + "} must be plain, a number, a plural, a selectordinal or a select");
        }
        arguments.add(name);
        if (type != ArgType.NONE && type != ArgType.SELECT) {
            numberArguments.add(name);
        }
    }

    /** Of a pattern whose arguments are only put in. */
    private static List<Piece> pieces(MessagePattern pattern) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        String text = pattern.getPatternString();
        int end = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            switch (part.getType()) {
                case SKIP_SYNTAX, INSERT_CHAR, MSG_LIMIT -> literal.append(text, end, part.getIndex());
                case ARG_START -> {
                    literal.append(text, end, part.getIndex());
                    if (!literal.isEmpty()) {
                        pieces.add(new Piece(literal.toString(), false));
                        literal.setLength(0);
                    }
                }
                case ARG_NAME -> pieces.add(new Piece(pattern.getSubstring(part), true));
                default -> {}
            }
            end = part.getLimit();
        }
        if (!literal.isEmpty() || pieces.isEmpty()) {
            pieces.add(new Piece(literal.toString(), false));
        }
        return List.copyOf(pieces);
    }

    private static ThreadLocal<MessageFormat> perThread(MessageFormat format) {
        return ThreadLocal.withInitial(() -> {
            synchronized (format) {
                return format.clone();
            }
        });
    }
}
