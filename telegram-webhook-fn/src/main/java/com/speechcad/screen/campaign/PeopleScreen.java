package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.results.CampaignWords;
import com.speechcad.campaign.results.ContactRows;
import com.speechcad.campaign.results.ContactRows.ContactRow;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.UsualNames;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Its contacts, by where they stand; one of them is found by the last digits of its number. */
@Singleton
class PeopleScreen extends OfCampaign {
    static final String ID = "campaign.people";
    private static final int A_PAGE = 6;
    private static final int FEWEST_DIGITS = 2;
    private static final int LONGEST_NAME = 20;
    private static final List<String> NAMES = List.of("name", "first_name", "last_name", "company");

    private final ContactRows contacts;

    PeopleScreen(Campaigns campaigns, ContactRows contacts) {
        super(ID, campaigns);
        this.contacts = contacts;
    }

    /** Whom to show. */
    enum Who {
        ALL,
        REACHED,
        EXHAUSTED,
        WAITING,
        EXCLUDED;

        Set<ContactState> states() {
            return switch (this) {
                case ALL -> EnumSet.allOf(ContactState.class);
                case REACHED -> EnumSet.of(ContactState.REACHED);
                case EXHAUSTED -> EnumSet.of(ContactState.EXHAUSTED);
                case WAITING -> EnumSet.of(ContactState.WAITING, ContactState.READY, ContactState.RUNNING);
                case EXCLUDED -> EnumSet.of(ContactState.EXCLUDED, ContactState.CANCELLED);
            };
        }

        CampaignScreenText label() {
            return switch (this) {
                case ALL -> CampaignScreenText.WHO_ALL;
                case REACHED -> CampaignScreenText.WHO_REACHED;
                case EXHAUSTED -> CampaignScreenText.WHO_EXHAUSTED;
                case WAITING -> CampaignScreenText.WHO_WAITING;
                case EXCLUDED -> CampaignScreenText.WHO_EXCLUDED;
            };
        }
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        var who = who(within);
        var total = contacts.count(campaign.id(), who.states(), "");
        var page = Page.of(visitor, ID, total, A_PAGE);
        var view = view(text(CampaignScreenText.PEOPLE_HEAD)
                        .with("name", campaign.plan().name())
                        .with("who", who.label())
                        .with("count", total))
                .takingText();
        for (var row : contacts.page(campaign.id(), who.states(), "", page.offset(), A_PAGE)) {
            view = view.row(open(line(row), PersonScreen.ID, CampaignRef.of(campaign, Integer.toString(row.seq()))));
        }
        view = page.controls(view);
        var others = Arrays.stream(Who.values())
                .filter(other -> other != who)
                .map(other -> filter(campaign, other))
                .toList();
        return view.pairs(others);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var digits = line.replaceAll("\\D", "");
        var campaign = here(visitor);
        if (campaign.isEmpty() || digits.length() < FEWEST_DIGITS) {
            return Next.stay(CampaignScreenText.PEOPLE_DIGITS);
        }
        var found = contacts.search(campaign.get().id(), digits, 2);
        if (found.isEmpty()) {
            return Next.stay(CampaignScreenText.PEOPLE_NOBODY);
        }
        return found.size() > 1
                ? Next.stay(CampaignScreenText.PEOPLE_SEVERAL)
                : Next.goTo(
                        PersonScreen.ID,
                        CampaignRef.of(
                                campaign.get(),
                                Integer.toString(found.getFirst().seq())));
    }

    private static Who who(String within) {
        return Arrays.stream(Who.values())
                .filter(one -> one.name().equals(within))
                .findFirst()
                .orElse(Who.ALL);
    }

    private static View.Item filter(Campaign campaign, Who who) {
        return button(
                text(who.label()),
                "who",
                who.name().toLowerCase(Locale.ROOT),
                _ -> Next.replace(ID, CampaignRef.of(campaign, who.name())).noting("page." + ID, "0"));
    }

    /** With what the list says of them first, usually a name; without any of that, with the digits of their area. */
    private static Text line(ContactRow row) {
        var state = CampaignWords.contact(row.state());
        return name(row.variables())
                .map(name -> text(CampaignScreenText.PEOPLE_LINE_NAMED)
                        .with("number", row.number())
                        .with("name", Shorten.to(name, LONGEST_NAME))
                        .with("state", state))
                .orElseGet(() -> text(CampaignScreenText.PEOPLE_LINE)
                        .with("number", row.number().maskedInArea())
                        .with("state", state));
    }

    private static Optional<String> name(Map<String, String> variables) {
        return Stream.concat(NAMES.stream(), variables.keySet().stream().sorted())
                .map(wanted -> UsualNames.matched(List.of(wanted), variables).getOrDefault(wanted, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
