package com.speechcad.screen.watch;

import com.speechcad.billing.OperatorRequest;
import com.speechcad.lawful.KillSwitches.Thrown;
import com.speechcad.screen.named.InWords;
import java.util.Map;
import java.util.UUID;

/**
 * What the entries of a page name, read together: a page costs the same however many of them there are.
 *
 * @param campaigns their names
 */
record PageFacts(
        InWords words, Map<UUID, String> campaigns, Map<Long, OperatorRequest> requests, Map<UUID, Thrown> stops) {}
