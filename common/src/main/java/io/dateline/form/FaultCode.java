package io.dateline.form;

/**
 * The codes of faults, for programs. Clients see them as {@code errors[].code}, so none changes.
 *
 * <p>Some checks answer another code than the gateway for the same fault. They keep it:
 *
 * <ul>
 *   <li>comment-service: {@link #RANGE} for {@link #OUT_OF_RANGE}; {@link #CHARACTERS} for NUL and lone surrogates;
 *       {@link #FORMAT} for control characters and changes of direction in a name.
 *   <li>article-service: {@link #CONTROL_CHARACTER} also for lone surrogates; {@link #FORMAT} for all that can be wrong with
 *       a display name, and for control characters and lone surrogates in a password.
 * </ul>
 */
public final class FaultCode {

    /** The value is missing. */
    public static final String REQUIRED = "required";

    /** There is no field or parameter of this name. */
    public static final String UNKNOWN = "unknown";

    /** A parameter occurs more than once. */
    public static final String REPEATED = "repeated";

    /** The value has the wrong JSON type. */
    public static final String TYPE = "type";

    /** The value is none of those that are listed. */
    public static final String NOT_ALLOWED = "not-allowed";

    /** A number is below the minimum or above the maximum. */
    public static final String OUT_OF_RANGE = "out-of-range";

    /** {@link #OUT_OF_RANGE} as the comment-service spells it. */
    public static final String RANGE = "range";

    /** A list has too many entries. */
    public static final String TOO_MANY = "too-many";

    /** An object has too few members. */
    public static final String TOO_FEW = "too-few";

    /** The text has no visible character. */
    public static final String BLANK = "blank";

    /** The text has too many code points. */
    public static final String TOO_LONG = "too-long";

    /** The text has too few code points. */
    public static final String TOO_SHORT = "too-short";

    /** The text is not of the form that is asked for: no URL, no date, no slug. */
    public static final String FORMAT = "format";

    /** The text has a control character. */
    public static final String CONTROL_CHARACTER = "control-character";

    /** The text has a lone surrogate. */
    public static final String SURROGATE = "surrogate";

    /** The text has NUL or a lone surrogate, as the comment-service says it. */
    public static final String CHARACTERS = "characters";

    /** The text has a character that changes the direction of writing. */
    public static final String DIRECTION = "direction";

    /** The text has too many combining marks on one character. */
    public static final String COMBINING_MARKS = "combining-marks";

    /** The value is kept for the platform or the newsroom itself. */
    public static final String RESERVED = "reserved";

    private FaultCode() {}
}
