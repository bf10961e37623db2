package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.UserId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** Asks before something is done to a campaign; done once, however often it is tapped. */
final class AskScreen extends OfCampaign {
    private final CampaignScreenText question;
    private final EnumSet<CampaignState> states;
    private final List<Answer> answers;
    private final String then;

    /** @param then the screen it leads to; the list, where there is nothing left to see */
    AskScreen(
            String id,
            Campaigns campaigns,
            CampaignScreenText question,
            EnumSet<CampaignState> states,
            List<Answer> answers,
            String then) {
        super(id, campaigns);
        this.question = question;
        this.states = states;
        this.answers = List.copyOf(answers);
        this.then = then;
    }

    /** @param deed does it, and says what is so then */
    record Answer(CampaignScreenText label, String action, BiFunction<UserId, UUID, Said> deed) {
        /** @param deed says whether it could be done */
        static Answer of(
                CampaignScreenText label, String action, BiPredicate<UserId, UUID> deed, CampaignScreenText done) {
            return new Answer(
                    label, action, (user, id) -> deed.test(user, id) ? new Said.Done(done) : new Said.TooLate());
        }
    }

    /** What came of an answer. */
    sealed interface Said {
        record Done(CampaignScreenText toast) implements Said {}

        /** Something else was done, and the screen that it leads to says what. */
        record Seen() implements Said {}

        record TooLate() implements Said {}
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        var view = view(text(states.contains(campaign.state()) ? question : CampaignScreenText.TOO_LATE)
                .with("name", campaign.plan().name()));
        if (states.contains(campaign.state())) {
            for (var answer : answers) {
                view = view.row(
                        confirm(answer.label, answer.action, campaign.id() + answer.action, who -> act(who, answer)));
            }
        }
        return view.row(open(text(CampaignScreenText.OPEN), CampaignScreen.ID, CampaignRef.of(campaign)));
    }

    private Next act(Visitor visitor, Answer answer) {
        var campaign = here(visitor);
        if (campaign.isEmpty()) {
            return Next.toast(CampaignScreenText.TOO_LATE);
        }
        var argument = then.equals(CampaignScreen.ID) ? CampaignRef.of(campaign.get()) : "";
        var after = Next.replace(then, argument);
        return switch (answer.deed.apply(visitor.id(), campaign.get().id())) {
            case Said.Done(var toast) -> after.saying(toast);
            case Said.Seen() -> after;
            case Said.TooLate() -> Next.toast(CampaignScreenText.TOO_LATE);
        };
    }
}
