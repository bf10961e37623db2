package com.speechcad.screen.help;

import com.speechcad.text.TextKey;

enum HelpWords implements TextKey {
    HELP,
    SUPPORT,
    HOW_IT_WORKS,
    ANSWERED,
    Q_FREE,
    A_FREE,
    Q_WHOM,
    A_WHOM,
    Q_MONEY,
    A_MONEY,
    Q_RECORDING,
    A_RECORDING,
    Q_DIGITS,
    A_DIGITS,
    Q_OPT_OUT,
    A_OPT_OUT,
    Q_COMMANDS,
    A_COMMANDS;

    @Override
    public String bundle() {
        return "help";
    }
}
