package com.speechcad.watch;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON lines, with whatever looks like a telephone number or a provider's key blanked: our own lines hold neither, but a
 * library's exception may quote the row or the address it failed at. A net, not a licence.
 */
public class RedactingEncoder extends JsonEncoder {
    private static final Pattern KEY = Pattern.compile(
            "\\b\\d{6,12}:[A-Za-z0-9_-]{20,}" // Telegram's token
                    + "|\\b(?:key|dk|whsec|sk|pk)_[A-Za-z0-9_-]{8,}"
                    + "|(?i:bearer\\s+)[A-Za-z0-9._~+/=-]{8,}"
                    + "|(?i:(?:password|secret|token)=)[^\\s\"&,;}]{4,}"
                    // JSON within the line's own: its quotes have a backslash before them.
                    + "|(?i:[a-z_]*(?:password|secret|token|api_?key)\\\\?\"\\s*:\\s*\\\\?\")(?:[^\"\\\\]|\\\\{3}\"|\\\\[^\"]){4,}"
                    // The path of a payment holds its word; JSON may write a slash with a backslash before it.
                    + "|dynopay\\\\?/[^/\\s\"]+/[^/\\s\"]+/[A-Za-z0-9_-]{16,}");

    /** E.164 has seven digits at least and fifteen at most; an address writes the plus as {@code %2B}. */
    private static final Pattern NUMBER = Pattern.compile("(\\+|%2[Bb])\\d{3,11}(\\d{4})(?!\\d)");

    /** Without a plus it may be an id, an amount or a moment: only where a name or an address says that it is a number. */
    private static final Pattern BARE_NUMBER = Pattern.compile(
            "((?i:\\b(?:[a-z]+_)?(?:number|phone|msisdn|caller|callee)\\)?\\\\?\"?\\s*[=:]\\s*\\\\?[\"(]?)"
                    + "|(?i:\\b(?:tel|sips?):)"
                    + "|/(?=\\d+(?:[/?&#@\"'\\\\\\s]|$)))"
                    + "\\d{6,11}(\\d{4})(?!\\d)");

    /** As logback builds it. */
    public RedactingEncoder() {}

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = redacted(new String(super.encode(event), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        return Quiet.unless(event, line);
    }

    /** Keys go, numbers keep their last four digits. */
    static String redacted(String line) {
        var withoutKeys = KEY.matcher(line).replaceAll(Matcher.quoteReplacement("[redacted]"));
        var withoutPlus = NUMBER.matcher(withoutKeys).replaceAll("+…$2");
        return BARE_NUMBER.matcher(withoutPlus).replaceAll("$1…$2");
    }
}
