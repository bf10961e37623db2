package com.speechcad.flow;

import com.speechcad.kernel.TenantId;
import java.util.List;

/** The voices that a tenant's workspace at the provider offers. */
public interface VoiceList {
    /** @throws com.speechcad.kernel.Unreachable when it could not be asked */
    Answer read(TenantId tenant);

    /** What it said. */
    sealed interface Answer {
        record Of(List<Voice> voices) implements Answer {}

        /** The key is missing or wrong. {@code why} for operators */
        record Closed(String why) implements Answer {}
    }
}
