package com.speechcad.screen.campaign;

import static com.speechcad.text.Text.text;

import com.speechcad.campaign.ControlCampaign;
import com.speechcad.campaign.results.LiveCampaign;
import com.speechcad.dialog.MessageDeed;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Slower and faster, under the live message of a campaign. */
@Singleton
class StepPace implements MessageDeed {
    private static final Pattern STEP = Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,3})-([0-9]{1,3})");

    private final ControlCampaign control;

    StepPace(ControlCampaign control) {
        this.control = control;
    }

    @Override
    public String id() {
        return LiveCampaign.STEP_PACE;
    }

    @Override
    public Next act(Visitor visitor, String argument) {
        return STEP.matcher(argument)
                .results()
                .findFirst()
                .flatMap(step -> step(visitor, step))
                .map(pace -> Next.toast(text(CampaignScreenText.PACE_SET).with("pace", pace)))
                .orElseGet(() -> Next.toast(CampaignScreenText.TOO_LATE));
    }

    private Optional<Integer> step(Visitor visitor, MatchResult step) {
        return CampaignRef.parse(step.group(1))
                .flatMap(id -> control.pace(
                        visitor.id(), id, Integer.parseInt(step.group(2)), Integer.parseInt(step.group(3))));
    }
}
