package io.dateline.form;

/**
 * The codes of faults, for programs: one for each kind of fault, whoever finds it. Clients see them as {@code errors[].code}, so
 * none changes. On the bus they are texts, and two versions may know different ones.
 */
public final class FaultCode {

    /** The value is missing, or null. */
    public static final String REQUIRED = "required";

    /** There is no field or parameter of this name. */
    public static final String UNKNOWN = "unknown";

    /** What must occur once, such as a parameter, occurs more than once. */
    public static final String REPEATED = "repeated";

    /** The value has the wrong JSON type. */
    public static final String TYPE = "type";

    /** The value is none of those that are listed. */
    public static final String NOT_ALLOWED = "not-allowed";

    /** A number is below the minimum or above the maximum. */
    public static final String OUT_OF_RANGE = "out-of-range";

    /** A list has too many entries. */
    public static final String TOO_MANY = "too-many";

    /** An object has too few members, or a list too few entries. */
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

    /** The text has a character that changes the direction of writing. */
    public static final String DIRECTION = "direction";

    /** The text has too many combining marks on one character. */
    public static final String COMBINING_MARKS = "combining-marks";

    /** The value is kept for the platform or the newsroom itself. */
    public static final String RESERVED = "reserved";

    /** The text is no cursor of this list. */
    public static final String CURSOR = "cursor";

    /** The member cannot be sent beside another one. */
    public static final String CONFLICT = "conflict";

    private FaultCode() {}
}
