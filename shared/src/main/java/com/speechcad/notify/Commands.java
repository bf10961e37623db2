package com.speechcad.notify;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.List;

/** What can be typed anywhere. */
public final class Commands {
    private Commands() {}

    /** Described in {@code language}, in the order the menu shows them. */
    public static List<Bot.Command> in(Language language) {
        return List.of(
                command("start", CommandText.START, language),
                command("call", CommandText.CALL, language),
                command("campaigns", CommandText.CAMPAIGNS, language),
                command("inbox", CommandText.INBOX, language),
                command("topup", CommandText.TOPUP, language),
                command("help", CommandText.HELP, language),
                command("language", CommandText.LANGUAGE, language),
                command("cancel", CommandText.CANCEL, language),
                command("dnc", CommandText.DNC, language),
                command("stop", CommandText.STOP, language),
                command("leave", CommandText.LEAVE, language));
    }

    private static Bot.Command command(String name, CommandText description, Language language) {
        return new Bot.Command(name, Words.plain(Text.text(description), Reader.of(language)));
    }
}
