package com.speechcad.dialog;

import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;

/** From now on everything is in another language: screens, messages, and with this update the list of commands in this chat. */
@Singleton
public class ChooseLanguage {
    private final Users users;

    ChooseLanguage(Users users) {
        this.users = users;
    }

    public void choose(Visitor visitor, Language language) {
        users.choose(visitor.id(), language);
    }
}
