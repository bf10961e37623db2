package com.speechcad.screen.watch;

import com.speechcad.tenant.TenantKey;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.Arrays;

/** What a key of an operator's is for; the constants are those of {@link TenantKey}. */
public enum KeyWords implements TextKey {
    TELEGRAM_BASE_URL,
    TELEGRAM_BOT_TOKEN,
    TELEGRAM_SECRET_TOKEN,
    RETELL_BASE_URL,
    RETELL_API_KEY,
    RETELL_WEBHOOK_KEY,
    DYNOPAY_BASE_URL,
    DYNOPAY_API_KEY,
    DYNOPAY_WEBHOOK_SECRET,
    AND;

    @Override
    public String bundle() {
        return "keys";
    }

    public static KeyWords of(TenantKey key) {
        return valueOf(key.name());
    }

    /** By its mark in a record; one that is not used any more is told as it was written. */
    static Object of(String mark) {
        return Arrays.stream(values())
                .filter(words -> words.name().equals(mark))
                .<Object>map(words -> words)
                .findFirst()
                .orElse(mark);
    }

    /** Several of them, one behind the other. */
    public static Text both(Text one, Text other) {
        return Text.text(AND).with("one", one).with("other", other);
    }
}
