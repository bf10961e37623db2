package com.speechcad.local;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.dynopay.DynopaySettings;
import com.speechcad.local.dynopay.DynopaySimulator;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.retell.RetellSettings;
import com.speechcad.local.retell.RetellSimulator;
import com.speechcad.local.store.Journal;
import com.speechcad.local.telegram.BotAccount;
import com.speechcad.local.telegram.TelegramSettings;
import com.speechcad.local.telegram.TelegramSimulator;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Opens the providers' doubles on the lab's own server, each with a journal of its own.
 *
 * @param open what they belong to from then on
 */
record LabDoubles(LabKeys keys, LabFolder folder, LabClock clock, LabTimers timers, HttpRoutes page, OpenParts open) {
    TelegramSimulator telegram() {
        var bot = new BotAccount(keys.get("TELEGRAM_BOT_TOKEN"), "speechcad_bot", "Speechcad");
        var played = new TelegramSimulator(journal("telegram"), clock, timers, TelegramSettings.lab(bot));
        return open.own(played.mount(page, "/sim/telegram"));
    }

    /** For businesses to be given: from the platform's own number nobody but oneself may be called. */
    private static final List<String> FOR_BUSINESSES = List.of("+14155550108", "+12125550109");

    /** @param callerId what the functions call from, in E.164: a number that they do not own would be refused */
    RetellSimulator retell(String callerId) {
        var settings = RetellSettings.of(keys.get("RETELL_API_KEY"), keys.get("RETELL_WEBHOOK_KEY"))
                .owning(Stream.concat(Stream.of(callerId), FOR_BUSINESSES.stream())
                        .toList());
        var played = open.own(new RetellSimulator(journal("retell"), clock, timers, settings));
        played.mount(page, "/sim/retell", URI.create(page.url() + "/sim/retell"));
        return played;
    }

    DynopaySimulator dynopay() {
        var settings = DynopaySettings.of(keys.get("DYNOPAY_API_KEY"), keys.get("DYNOPAY_WEBHOOK_SECRET"));
        return open.own(new DynopaySimulator(journal("dynopay"), clock, timers, settings).mount(page, "/sim/dynopay"));
    }

    private Journal journal(String of) {
        return open.own(Journal.at(folder.journal(of)));
    }
}
