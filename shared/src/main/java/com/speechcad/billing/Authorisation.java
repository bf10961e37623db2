package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import java.time.Duration;

/** Whether an attempt may be dialled, and with what it is paid. */
public sealed interface Authorisation {
    /**
     * @param longest what the provider is told as the maximum duration
     * @param planSeconds reserved out of the plan
     * @param hold set aside out of the wallet
     */
    record Authorised(Duration longest, Duration planSeconds, Money hold, long priceVersion) implements Authorisation {}

    /**
     * Nothing was reserved, and this attempt never will be.
     *
     * @param refusal for whoever decides what becomes of it
     * @param why for the user
     * @param shortfall how much is missing in the wallet; zero when money is not the reason
     */
    record Refused(Refusal refusal, Text why, Money shortfall) implements Authorisation {}
}
