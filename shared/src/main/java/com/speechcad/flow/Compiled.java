package com.speechcad.flow;

import com.speechcad.text.Language;
import java.util.Map;
import java.util.Optional;

/** What a provider can run: steps, or a task. */
public sealed interface Compiled permits CompiledFlow, CompiledTask {
    String name();

    Language language();

    /** The provider's id; empty means the usual one of the language. */
    Optional<String> voice();

    /** What variables are when a call brings no value for them. */
    Map<String, String> defaults();

    /** The keys of its longest typed input, which {@code #} ends; 0 when it takes single keys only. */
    int longestInput();

    /** What opens every call, unless the dialler brings the words for that very call. */
    String preamble();
}
