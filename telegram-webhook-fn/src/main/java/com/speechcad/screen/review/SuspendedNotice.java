package com.speechcad.screen.review;

import static com.speechcad.dialog.View.open;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.View;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.screening.Suspension;
import com.speechcad.flow.screening.Suspensions;
import com.speechcad.kernel.BusinessId;
import com.speechcad.screen.support.NewTicketScreen;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells an owner what of theirs is suspended, since when and why, on the screens that are about it. */
@Singleton
public class SuspendedNotice {
    private final Suspensions suspensions;

    SuspendedNotice(Suspensions suspensions) {
        this.suspensions = suspensions;
    }

    /** Empty for a flow that is not suspended. */
    public Optional<Text> of(FlowId flow) {
        return suspensions.ofFlow(flow.value()).map(one -> said(ReviewWords.OWN_FLOW, one));
    }

    /** Empty for a business that is not suspended. */
    public Optional<Text> of(BusinessId business) {
        return suspensions.ofBusiness(business).map(SuspendedNotice::ofBusiness);
    }

    static Text ofBusiness(Suspension one) {
        return said(ReviewWords.OWN_BUSINESS, one);
    }

    private static Text said(ReviewWords words, Suspension one) {
        return text(words).with("at", one.since()).with("why", one.why());
    }

    /** To somebody who can lift it. */
    public static View.Item way() {
        return open(ReviewWords.ASK_ABOUT, NewTicketScreen.ID);
    }
}
