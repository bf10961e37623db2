package com.speechcad.screen.help;

import java.util.Arrays;
import java.util.Optional;

/** What people ask. */
enum Question {
    FREE("free", HelpWords.Q_FREE, HelpWords.A_FREE),
    WHOM("whom", HelpWords.Q_WHOM, HelpWords.A_WHOM),
    MONEY("money", HelpWords.Q_MONEY, HelpWords.A_MONEY),
    RECORDING("recording", HelpWords.Q_RECORDING, HelpWords.A_RECORDING),
    DIGITS("digits", HelpWords.Q_DIGITS, HelpWords.A_DIGITS),
    OPT_OUT("opt-out", HelpWords.Q_OPT_OUT, HelpWords.A_OPT_OUT),
    COMMANDS("commands", HelpWords.Q_COMMANDS, HelpWords.A_COMMANDS);

    private final String code;
    private final HelpWords asked;
    private final HelpWords answered;

    Question(String code, HelpWords asked, HelpWords answered) {
        this.code = code;
        this.asked = asked;
        this.answered = answered;
    }

    static Optional<Question> of(String code) {
        return Arrays.stream(values())
                .filter(question -> question.code.equals(code))
                .findFirst();
    }

    String code() {
        return code;
    }

    HelpWords asked() {
        return asked;
    }

    HelpWords answered() {
        return answered;
    }
}
