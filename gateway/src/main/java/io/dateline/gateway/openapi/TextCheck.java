package io.dateline.gateway.openapi;

import io.dateline.form.CalendarDate;
import io.dateline.form.EmailAddress;
import io.dateline.form.FaultCode;
import io.dateline.form.Moment;
import io.dateline.form.PictureUrl;
import io.dateline.form.TextRule;
import io.dateline.form.Trim;
import io.dateline.form.WebUrl;
import io.vertx.core.json.JsonObject;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks a string against its schema: characters and length, then pattern and format. What stands around one line by accident is
 * cut first, but for passwords.
 */
final class TextCheck {

    private final UnaryOperator<String> trim;
    private final TextRule rule;
    private final @Nullable Pattern pattern;
    private final String format;
    private final String wrongForm;

    TextCheck(JsonObject schema) {
        rule = new TextRule(
                schema.getInteger("minLength", 0),
                schema.getInteger("maxLength", Integer.MAX_VALUE),
                schema.getBoolean("x-multiline", false),
                schema.getBoolean("x-may-be-blank", false));
        pattern = schema.containsKey("pattern") ? Pattern.compile(schema.getString("pattern")) : null;
        format = schema.getString("format", "");
        wrongForm = schema.getString("x-fault", "Must have another form.");
        trim = trim(rule.multiline(), format, pattern != null || schema.containsKey("enum"));
    }

    private static UnaryOperator<String> trim(boolean multiline, String format, boolean hasFixedForm) {
        if (multiline || format.equals("password")) {
            return UnaryOperator.identity();
        }
        return hasFixedForm || !format.isEmpty() ? Trim::value : Trim::text;
    }

    /** The text as it is taken. */
    String read(String text) {
        return trim.apply(text);
    }

    void check(String text, String pointer, Faults faults) {
        // The rule bounds the length first: the pattern is not made for texts of any length.
        if (rule.check(text, (code, message) -> faults.add(pointer, code, message)) && !hasForm(text)) {
            faults.add(pointer, FaultCode.FORMAT, wrongForm);
        }
    }

    private boolean hasForm(String text) {
        return (pattern == null || pattern.matcher(text).find())
                && switch (format) {
                    case "date" -> CalendarDate.parse(text) != null;
                    case "date-time" -> Moment.parse(text) != null;
                    case "idn-email" -> EmailAddress.isEmailAddress(text);
                    case "url-or-path" -> PictureUrl.isPictureUrl(text);
                    case "iri" -> WebUrl.isLink(text);
                    default -> true;
                };
    }
}
