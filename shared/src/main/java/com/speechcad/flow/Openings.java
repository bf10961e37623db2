package com.speechcad.flow;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.Optional;

/** What opens a call on a business's behalf. A call to oneself or a guest has the words that a flow is published with. */
public final class Openings {
    private Openings() {}

    /**
     * @param name of the business; without one the callee is told whose service calls
     * @param platformNotice whether the platform is named besides, as for businesses that are not verified yet
     */
    public static String of(Language language, Optional<String> name, boolean platformNotice) {
        var key = name.isEmpty()
                ? SpokenText.PREAMBLE_NAMELESS
                : platformNotice ? SpokenText.PREAMBLE_NOTICE : SpokenText.PREAMBLE_BUSINESS;
        // What is spoken is no template: braces in a name would be one to the provider.
        var spoken = name.map(one -> one.replaceAll("[{}]", "")).orElse("");
        return Words.plain(Text.text(key).with("name", spoken), Reader.of(language));
    }
}
