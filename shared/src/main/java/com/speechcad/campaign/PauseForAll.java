package com.speechcad.campaign;

import com.speechcad.call.CallerIds;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.RegistryChecks;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;

/**
 * A no of the gate that came over the whole campaign since it began, and that its owner can put right, pauses it: nobody is
 * left out for what a new check or a caller id given back would cure. What held when it began was in its quote, and leaves
 * those out whom the quote left out.
 */
@Singleton
class PauseForAll {
    private final CallerIds callerIds;
    private final RegistryChecks registries;
    private final PauseCampaign pause;

    PauseForAll(CallerIds callerIds, RegistryChecks registries, PauseCampaign pause) {
        this.callerIds = callerIds;
        this.registries = registries;
        this.pause = pause;
    }

    /**
     * In the open transaction, which holds the campaign's row.
     *
     * @param said about some of its contacts; they are to stay as they are when it is paused
     */
    boolean pauses(Campaign campaign, Collection<Decision> said) {
        var why = said.stream()
                .filter(Decision.Exclude.class::isInstance)
                .map(Decision.Exclude.class::cast)
                .distinct()
                .flatMap(no -> why(campaign, no).stream())
                .findFirst();
        why.ifPresent(known -> pause.because(campaign, CampaignState.PAUSED, known));
        return why.isPresent();
    }

    private Optional<Why> why(Campaign campaign, Decision.Exclude no) {
        return switch (no.rule()) {
            case CALLER_ID_NOT_YOURS -> Optional.of(Why.CALLER_ID_GONE).filter(_ -> isCallerIdGone(campaign));
            case REGISTRY_STALE -> Optional.of(Why.REGISTRY_STALE).filter(_ -> wasChecked(campaign, no.row()));
            default -> Optional.empty();
        };
    }

    /** It could not be launched with it now. The platform's own number is good for some of its contacts. */
    private boolean isCallerIdGone(Campaign campaign) {
        return !callerIds.mayShow(campaign.business(), campaign.plan().from().orElseThrow(), true);
    }

    private boolean wasChecked(Campaign campaign, String registry) {
        return campaign.times()
                .started()
                .map(began -> registries.wasFresh(campaign.business(), registry, campaign.id(), began))
                .orElse(false);
    }
}
