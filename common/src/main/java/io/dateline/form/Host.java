package io.dateline.form;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hosts of URLs and domains of email addresses: names, beyond ASCII too (IDNA), and in URLs also addresses of IPv4 and, in
 * brackets, IPv6.
 */
final class Host {

    /** More than any name has, in characters, so that none takes long to read. */
    private static final int MAX_LENGTH = 1_024;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int MAX_ASCII = 253;

    /** Labels as they are asked for, which neither begin nor end with a hyphen (RFC 5891, section 4.2.3). */
    private static final Pattern NAME = Pattern.compile("(?:(?!-)[^.]{1,63}(?<!-)(?:\\.(?!$)|$))++");

    /** What browsers take in no host (WHATWG URL, forbidden domain code points), also where IDNA made it of another character. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x20#%/:<>?@\\[\\\\\\]^`{|}\\x7f\"]");

    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(?:^|.*\\.)(?:[0-9]+|0x[0-9a-f]*)");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}\\]");

    private Host() {}

    /** Whether it can be the host of a URL; one full stop may end it. */
    static boolean isHost(String text) {
        if (IPV6.matcher(text).matches()) {
            return isIpv6(text);
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return isName(name)
                && (!NUMBER_AT_THE_END.matcher(name.toLowerCase(Locale.ROOT)).matches()
                        || IPV4.matcher(name).matches());
    }

    /** Whether it is a name: labels of up to 63 characters as they are asked for, which neither begin nor end with a hyphen. */
    static boolean isName(String text) {
        if (text.length() > MAX_LENGTH || text.codePoints().anyMatch(Host::isHidden)) {
            return false;
        }
        try {
            String ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
            return ascii.length() <= MAX_ASCII
                    && NAME.matcher(ascii).matches()
                    && !FORBIDDEN.matcher(ascii).find();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** IDNA takes it out of names, which would then not be what they seem; some scripts need the joiners. */
    private static boolean isHidden(int c) {
        return Characters.isInvisible(c) && c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
    }

    /** In brackets it is read as an address and never looked up. */
    private static boolean isIpv6(String text) {
        try {
            return InetAddress.getByName(text) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
