package com.speechcad.screen.flow;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.List;

/** People who each have one flow, called after them, and what became of it. */
record OwnFlows(TestApp app) {
    /** Somebody new with such a flow before them. */
    DialogDriver opened(long telegramId, List<Step> steps) {
        var person = DialogDriver.onboarded(app, telegramId, "Ana", Language.EN);
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Flows.class)
                                .create(id(telegramId), "Flow " + telegramId, Language.EN, new Draft(steps)));
        return again(person, telegramId);
    }

    /** Back from wherever the person is. */
    DialogDriver again(DialogDriver person, long telegramId) {
        return person.type("/start").tap("Flows").tap("Flow " + telegramId + " · draft");
    }

    Flow flow(long telegramId) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Flows.class).of(id(telegramId)).getFirst());
    }

    /** @param number as on the screen */
    Step step(long telegramId, int number) {
        return flow(telegramId).draft().steps().get(number - 1);
    }

    private UserId id(long telegramId) {
        return app.get(Users.class).byTelegramId(telegramId).orElseThrow().id();
    }
}
