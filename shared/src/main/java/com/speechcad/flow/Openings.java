package com.speechcad.flow;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What opens a call on a business's behalf. A call to oneself or a guest has the words that a flow is published with. */
public final class Openings {
    /** Stands for a business's name; no name has it. */
    private static final String NAME = "\u0000";

    private static final Pattern AT_NAME = Pattern.compile(NAME, Pattern.LITERAL);

    private Openings() {}

    /** Each opening there is, in every language, as what stands before and after the business's name. */
    public static List<List<String>> aroundNames() {
        return Arrays.stream(Language.values())
                .flatMap(language -> Stream.of(
                                SpokenText.PREAMBLE,
                                SpokenText.PREAMBLE_BUSINESS,
                                SpokenText.PREAMBLE_NOTICE,
                                SpokenText.PREAMBLE_NAMELESS)
                        .map(key -> Words.plain(Text.text(key).with("name", NAME), Reader.of(language))))
                .map(opening -> List.of(AT_NAME.split(opening, -1)))
                .toList();
    }

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
