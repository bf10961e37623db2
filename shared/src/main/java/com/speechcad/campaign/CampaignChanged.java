package com.speechcad.campaign;

import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Tells whoever shows campaigns; a failure there is an alarm and never undoes what happened. */
@Singleton
class CampaignChanged {
    private final Tx tx;
    private final List<CampaignNews> followers;

    CampaignChanged(Tx tx, List<CampaignNews> followers) {
        this.tx = tx;
        this.followers = followers;
    }

    void tell(UUID campaign) {
        followers.forEach(one -> tx.attempt("news of campaign " + campaign, () -> one.changed(campaign)));
    }

    void startsSoon(UUID campaign, int minutes) {
        followers.forEach(
                one -> tx.attempt("reminder of campaign " + campaign, () -> one.startsSoon(campaign, minutes)));
    }
}
