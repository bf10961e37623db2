package com.speechcad.dialog;

import com.speechcad.notify.Bot;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.List;

/** What can be typed anywhere. */
final class Commands {
    private Commands() {}

    static List<Bot.Command> in(Language language) {
        return List.of(
                command("start", DialogWords.COMMAND_START, language),
                command("help", DialogWords.COMMAND_HELP, language),
                command("language", DialogWords.COMMAND_LANGUAGE, language),
                command("cancel", DialogWords.COMMAND_CANCEL, language));
    }

    private static Bot.Command command(String name, DialogWords description, Language language) {
        return new Bot.Command(name, Words.plain(Text.text(description), Reader.of(language)));
    }
}
