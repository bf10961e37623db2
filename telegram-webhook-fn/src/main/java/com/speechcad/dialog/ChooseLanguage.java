package com.speechcad.dialog;

import com.speechcad.db.Tx;
import com.speechcad.notify.Bot;
import com.speechcad.notify.Commands;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.util.Optional;

/** From now on everything is in another language: screens, messages, and the list of commands in this chat. */
@Singleton
public class ChooseLanguage {
    private final Users users;
    private final Tx tx;
    private final Bot bot;

    ChooseLanguage(Users users, Tx tx, Bot bot) {
        this.users = users;
        this.tx = tx;
        this.bot = bot;
    }

    public void choose(Visitor visitor, Language language) {
        users.choose(visitor.id(), language);
        // Elsewhere the commands follow the language of the person's app, which may be another one.
        tx.afterCommit(
                "commands",
                () -> bot.setCommands(
                        visitor.tenant(), Optional.empty(), Optional.of(visitor.chat()), Commands.in(language)));
    }
}
