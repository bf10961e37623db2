package com.speechcad.screen.campaign;

import com.speechcad.campaign.Campaign;
import com.speechcad.dialog.ShortId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A campaign's id as buttons carry it: whole in the live message, short within the bot. */
final class CampaignRef {
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private CampaignRef() {}

    static Optional<UUID> parse(String argument) {
        var id = head(argument);
        return WHOLE.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : ShortId.parse(id);
    }

    static String of(Campaign campaign) {
        return ShortId.of(campaign.id());
    }

    /** The campaign and something within it. */
    static String of(Campaign campaign, String within) {
        return of(campaign) + "." + within;
    }

    /** What within the campaign is meant; empty for all of it. */
    static String within(String argument) {
        var dot = argument.indexOf('.');
        return dot < 0 ? "" : argument.substring(dot + 1);
    }

    private static String head(String argument) {
        var dot = argument.indexOf('.');
        return dot < 0 ? argument : argument.substring(0, dot);
    }
}
