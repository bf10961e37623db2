package com.speechcad.screen.campaign;

import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ControlCampaign;
import com.speechcad.campaign.ControlCampaign.Running;
import com.speechcad.dialog.Screen;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.campaign.AskScreen.Answer;
import com.speechcad.screen.campaign.AskScreen.Said;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** All that is asked before it is done to a campaign. */
@Factory
class AskScreens {
    private final Campaigns campaigns;
    private final ControlCampaign control;

    AskScreens(Campaigns campaigns, ControlCampaign control) {
        this.campaigns = campaigns;
        this.control = control;
    }

    @Singleton
    @Named("campaign.pause")
    Screen pause() {
        return ask(
                "campaign.pause",
                CampaignScreenText.PAUSE_ASK,
                EnumSet.of(CampaignState.RUNNING, CampaignState.WAITING_FOR_MONEY),
                Answer.of(CampaignScreenText.PAUSE, "yes", control::pause, CampaignScreenText.DONE_SO));
    }

    @Singleton
    @Named("campaign.resume")
    Screen resume() {
        return ask(
                "campaign.resume",
                CampaignScreenText.RESUME_ASK,
                EnumSet.of(CampaignState.PAUSED, CampaignState.WAITING_FOR_MONEY),
                new Answer(CampaignScreenText.RESUME, "yes", this::resume));
    }

    private Said resume(UserId user, UUID id) {
        return control.resume(user, id) ? went(user, id, CampaignScreenText.DONE_SO) : new Said.TooLate();
    }

    /** It may rest from the first moment on. */
    private Said went(UserId user, UUID id, CampaignScreenText on) {
        return new Said.Done(
                campaigns.ofUser(user, id).filter(OfCampaign::rests).isPresent() ? CampaignScreenText.RESTS : on);
    }

    @Singleton
    @Named("campaign.stop")
    Screen stop() {
        return ask(
                "campaign.stop",
                CampaignScreenText.STOP_ASK,
                EnumSet.of(CampaignState.RUNNING, CampaignState.PAUSED, CampaignState.WAITING_FOR_MONEY),
                Answer.of(
                        CampaignScreenText.STOP_AFTER,
                        "finish",
                        (user, id) -> control.stop(user, id, Running.LET_FINISH),
                        CampaignScreenText.STOPPING),
                Answer.of(
                        CampaignScreenText.STOP_AND_HANG_UP,
                        "hangup",
                        (user, id) -> control.stop(user, id, Running.HANG_UP),
                        CampaignScreenText.STOPPING));
    }

    /** It stops already, and its calls were to finish. */
    @Singleton
    @Named("campaign.hangup")
    Screen hangUp() {
        return ask(
                "campaign.hangup",
                CampaignScreenText.HANG_UP_ASK,
                EnumSet.of(CampaignState.STOPPING),
                Answer.of(
                        CampaignScreenText.STOP_AND_HANG_UP,
                        "yes",
                        (user, id) -> control.stop(user, id, Running.HANG_UP),
                        CampaignScreenText.STOPPING));
    }

    @Singleton
    @Named("campaign.now")
    Screen now() {
        return ask(
                "campaign.now",
                CampaignScreenText.NOW_ASK,
                EnumSet.of(CampaignState.SCHEDULED),
                new Answer(CampaignScreenText.START_NOW, "yes", this::startNow));
    }

    private Said startNow(UserId user, UUID id) {
        return switch (control.startNow(user, id)) {
            case RUNS -> went(user, id, CampaignScreenText.STARTED);
            case CALLED_OFF -> new Said.Seen();
            case NO_LONGER -> new Said.TooLate();
        };
    }

    @Singleton
    @Named("campaign.edit")
    Screen edit() {
        return ask(
                "campaign.edit",
                CampaignScreenText.EDIT_ASK,
                EnumSet.of(CampaignState.SCHEDULED),
                Answer.of(CampaignScreenText.EDIT, "yes", control::edit, CampaignScreenText.DRAFT_AGAIN_NOW));
    }

    @Singleton
    @Named("campaign.cancel")
    Screen cancel() {
        return new AskScreen(
                "campaign.cancel",
                campaigns,
                CampaignScreenText.CANCEL_ASK,
                EnumSet.of(CampaignState.DRAFT, CampaignState.SCHEDULED),
                List.of(Answer.of(CampaignScreenText.CANCEL, "yes", control::cancel, CampaignScreenText.CANCELLED)),
                CampaignsScreen.ID);
    }

    private Screen ask(String id, CampaignScreenText question, EnumSet<CampaignState> states, Answer... answers) {
        return new AskScreen(id, campaigns, question, states, List.of(answers), CampaignScreen.ID);
    }
}
