package io.dateline.gateway.api;

import io.dateline.bus.Failure;
import io.dateline.form.FaultCode;
import io.dateline.gateway.http.CompressionSuffix;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions that {@code If-Match} names.
 *
 * @param any whether it is {@code *}: whatever version there is
 * @param named those that it names; a tag that cannot be ours, or is weak, matches none (RFC 9110, section 13.1.1)
 * @param altered whether it has a tag of ours that was made weak or lengthened, as proxies do that compress answers
 */
record IfMatch(boolean any, List<Integer> named, boolean altered) {

    private static final Pattern LIST =
            Pattern.compile("\\s*(W/)?\"[\\x21\\x23-\\x7e]*\"\\s*(,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\"\\s*)*");
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e]*)\"");
    private static final Pattern OURS = Pattern.compile("v([1-9]\\d{0,8})");

    /** The strong tag of a version. */
    static String tag(int version) {
        return "\"v" + version + "\"";
    }

    static IfMatch parse(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Refusal.of(ProblemType.PRECONDITION_REQUIRED, "Send If-Match with the ETag of what you read.");
        }
        if (ifMatch.strip().equals("*")) {
            return new IfMatch(true, List.of(), false);
        }
        if (!LIST.matcher(ifMatch).matches()) {
            throw Failure.invalid("/header/If-Match", FaultCode.FORMAT, "Must be an entity tag such as \"v3\".");
        }
        List<Integer> versions = new ArrayList<>();
        boolean altered = false;
        Matcher tags = TAG.matcher(ifMatch);
        while (tags.find()) {
            Matcher ours = OURS.matcher(tags.group(2));
            if (tags.group(1) == null && ours.matches()) {
                versions.add(Integer.parseInt(ours.group(1)));
            } else {
                altered |= OURS.matcher(CompressionSuffix.removedFrom(tags.group(2)))
                        .matches();
            }
        }
        if (versions.isEmpty()) {
            throw mismatch(altered);
        }
        return new IfMatch(false, List.copyOf(versions), altered);
    }

    /**
     * The present version, if it is one of these.
     *
     * @throws Failure CONFLICT {@code version-mismatch} if not
     */
    int require(int present) {
        if (!any && !named.contains(present)) {
            throw mismatch(altered);
        }
        return present;
    }

    private static Failure mismatch(boolean altered) {
        return Failure.conflict(
                "version-mismatch",
                altered
                        ? "If-Match has an ETag that was changed on its way, probably by a proxy that compresses answers: such a"
                                + " tag matches no version. Send it as it was given, such as \"v3\"."
                        : "No version that If-Match names is the present one.");
    }
}
