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
                    // The path of a payment holds its word; JSON may write a slash with a backslash before it.
                    + "|dynopay\\\\?/[^/\\s\"]+/[^/\\s\"]+/[A-Za-z0-9_-]{16,}");
    private static final Pattern NUMBER = Pattern.compile("\\+(\\d{6,11})(\\d{4})(?!\\d)");

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
        return NUMBER.matcher(withoutKeys).replaceAll("+…$2");
    }
}
