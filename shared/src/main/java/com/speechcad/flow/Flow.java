package com.speechcad.flow;

import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import java.util.Optional;

/**
 * A flow being edited.
 *
 * @param language what is spoken in the call
 * @param publishedNumber of the newest version that can be called, once there is one
 */
public record Flow(
        FlowId id, UserId owner, String name, Language language, Draft draft, Optional<Integer> publishedNumber) {}
