package io.dateline.site.theme;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a style sheet by the tokens of CSS Syntax 3: writes it without comments and needless spaces, and checks what it loads and
 * that its brackets and quotes have an end.
 */
final class StyleSheet {

    private static final Set<String> NOT_INSIDE = Set.of("@import", "@charset", "@namespace");
    private static final Pattern AT_KEYWORD = Pattern.compile("@[A-Za-z-]+");
    private static final Pattern URL = Pattern.compile("(?i)url\\(\\s*");
    private static final String TIGHT_BEFORE = "{};,)";
    private static final String TIGHT_AFTER = "{};,:(";

    private final String css;
    private final References references;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    private StyleSheet(String css, References references) {
        this.css = css;
        this.references = references;
    }

    /**
     * The style sheet as it stands in a page.
     *
     * @throws IllegalArgumentException if it cannot stand there; its text says why and in which line
     */
    static String minified(String css, References references) {
        StyleSheet sheet = new StyleSheet(css, references);
        try {
            sheet.read();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + sheet.line() + " " + e.getMessage(), e);
        }
        return sheet.out.toString();
    }

    private void read() {
        while (at < css.length()) {
            char c = css.charAt(at);
            switch (c) {
                case ' ', '\t', '\n' -> readSpace();
                case '"', '\'' -> readString(c);
                case '\\' -> readEscape();
                case '{', '(', '[' -> {
                    open.push(c);
                    write(c);
                }
                case '}', ')', ']' -> close(c);
                case '/' -> readSlash();
                case '@' -> readAt();
                case '<' -> readLess();
                case 'u', 'U' -> readUrl(c);
                default -> write(c);
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("is the last, and " + open.peek() + " has no end");
        }
    }

    private void write(char c) {
        int last = out.length() - 1;
        if (last >= 0 && out.charAt(last) == ' ' && TIGHT_BEFORE.indexOf(c) >= 0) {
            out.setLength(last--);
        }
        if (c == '}' && last >= 0 && out.charAt(last) == ';') {
            out.setLength(last);
        }
        out.append(c);
        at++;
    }

    private void readSpace() {
        int last = out.length() - 1;
        if (last >= 0 && out.charAt(last) != ' ' && TIGHT_AFTER.indexOf(out.charAt(last)) < 0) {
            out.append(' ');
        }
        at++;
    }

    private void readSlash() {
        if (!css.startsWith("/*", at)) {
            write('/');
            return;
        }
        int end = css.indexOf("*/", at + 2);
        if (end < 0) {
            throw new IllegalArgumentException("begins a comment that has no end");
        }
        at = end + 1;
        // A comment parts what stands beside it.
        readSpace();
    }

    private void readString(char quote) {
        int start = at++;
        while (at < css.length() && css.charAt(at) != quote) {
            if (css.charAt(at) == '\n') {
                throw new IllegalArgumentException("has a string that has no end");
            }
            refuseEndOfElement();
            at += css.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= css.length()) {
            throw new IllegalArgumentException("has a string that has no end");
        }
        out.append(css, start, ++at);
    }

    private void readEscape() {
        if (at + 1 >= css.length() || css.charAt(at + 1) == '\n') {
            throw new IllegalArgumentException("has a backslash at its end");
        }
        out.append(css, at, at + 2);
        at += 2;
        // The space that ends an escape in hexadecimal digits belongs to it.
        while (at < css.length() && Character.digit(css.charAt(at), 16) >= 0) {
            out.append(css.charAt(at++));
        }
        if (at < css.length() && css.charAt(at) == ' ') {
            out.append(css.charAt(at++)).append(css.startsWith(" ", at) ? " " : "");
        }
    }

    private void readAt() {
        Matcher keyword = AT_KEYWORD.matcher(css).region(at, css.length());
        if (!keyword.lookingAt()) {
            write('@');
            return;
        }
        if (NOT_INSIDE.contains(keyword.group().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("has " + keyword.group()
                    + ", which cannot be: the style stands in the pages, so all rules belong into this file");
        }
        out.append(keyword.group());
        at = keyword.end();
    }

    private void readLess() {
        refuseEndOfElement();
        write('<');
    }

    private void refuseEndOfElement() {
        if (css.startsWith("</", at) || css.startsWith("<!--", at)) {
            throw new IllegalArgumentException(
                    "has " + css.charAt(at) + css.charAt(at + 1) + ", which cannot stand in a page");
        }
    }

    private void readUrl(char c) {
        Matcher url = URL.matcher(css).region(at, css.length());
        boolean inWord =
                at > 0 && (Character.isLetterOrDigit(css.charAt(at - 1)) || "-_".indexOf(css.charAt(at - 1)) >= 0);
        if (inWord || !url.lookingAt()) {
            write(c);
            return;
        }
        int start = url.end();
        char first = start < css.length() ? css.charAt(start) : ')';
        int end;
        if (first == '"' || first == '\'') {
            end = css.indexOf(first, ++start);
            at = end < 0 ? css.length() : css.indexOf(")", end);
        } else {
            end = css.indexOf(')', start);
            at = end;
        }
        if (end < 0 || at < 0 || at >= css.length() || css.substring(start, end).contains("\n")) {
            at = start;
            throw new IllegalArgumentException("has a url() that has no end");
        }
        String asked = css.substring(start, end).strip();
        if (asked.indexOf('\\') >= 0 || asked.contains("</")) {
            throw new IllegalArgumentException("has a backslash or </ in a url()");
        }
        out.append("url(\"")
                .append(references.loaded(asked).replace("\"", "%22"))
                .append("\")");
        at++;
    }

    private void close(char c) {
        char wanted = c == '}' ? '{' : c == ')' ? '(' : '[';
        if (open.isEmpty() || open.pop() != wanted) {
            throw new IllegalArgumentException("has " + c + " too many");
        }
        write(c);
    }

    private int line() {
        return 1
                + (int) css.substring(0, Math.min(at, css.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
