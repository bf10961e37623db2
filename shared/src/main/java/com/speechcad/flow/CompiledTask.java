package com.speechcad.flow;

import com.speechcad.text.Language;
import java.util.Map;
import java.util.Optional;

/**
 * A task as a provider's model is given it, within a frame that its author cannot change.
 *
 * @param preamble said word for word before anything else
 * @param description what the call is about, in the author's words
 * @param farewell said when the callee does not want to be called again
 * @param unrecorded said when the callee asks not to be recorded
 */
public record CompiledTask(
        String name,
        Language language,
        Optional<String> voice,
        Map<String, String> defaults,
        String preamble,
        String description,
        String farewell,
        String unrecorded)
        implements Compiled {
    /** So long nobody speaks before the assistant asks, once, whether somebody is there. */
    public static final int REMINDS_AFTER_SECONDS = 8;

    /** So long nobody speaks before it hangs up. */
    public static final int HANGS_UP_AFTER_SECONDS = 30;

    public CompiledTask {
        defaults = Map.copyOf(defaults);
    }

    @Override
    public int longestInput() {
        return 0;
    }
}
