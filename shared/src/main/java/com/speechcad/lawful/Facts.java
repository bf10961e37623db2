package com.speechcad.lawful;

import com.speechcad.kernel.PhoneNumber;
import java.util.Optional;

/**
 * All that the decision depends on.
 *
 * @param to who would be rung
 * @param ownNumber the caller's own number, if Telegram vouched for one
 * @param optedOut whether the number said no to this business
 * @param callerIdAllowed whether the business may show this caller id on this call
 */
public record Facts(PhoneNumber to, Optional<PhoneNumber> ownNumber, boolean optedOut, boolean callerIdAllowed) {}
