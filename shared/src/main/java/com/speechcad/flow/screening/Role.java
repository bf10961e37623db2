package com.speechcad.flow.screening;

/** What a term of a language's file is good for. The name in small letters is the key in the file. */
enum Role {
    /** Asks somebody to hand something over: tell, enter, read out. */
    TELL,
    /** Asks for it more softly: confirm, verify. */
    CONFIRM,
    /** Never to be asked for: PIN, one-time code, card number. */
    SECRET,
    /** May be harmless: code, digits, number. */
    CODE,
    /** Makes a {@link #CODE} a secret: six digits, on the back of your card. */
    CONTEXT,
    /** Makes it one, too, and whatever it is called: just sent to your phone. */
    SENT,
    /** Holds a word like a secret, but is none: postal code, change your PIN. */
    HARMLESS,
    /** Asks how many there are: how many. Not right before the {@link #COUNTED} word: how many digits. */
    QUANTITY,
    /** Of {@link #CODE}, what can be the answer to {@link #QUANTITY}: number. */
    COUNTED,
    /** All that may stand around the {@link #COUNTED} word: press, say, then, hash. */
    KEYED,
    /** Tells of a number that is no count, wherever it stands: on the back, under the scratch field. */
    ELSEWHERE,
    /** Behind a {@link #COUNTED} word it says where that number is: it is, you see. */
    POINTS,
    /** Holds a {@link #QUANTITY} and asks nothing: in Chinese, a few. */
    SOME,
    /** Holds a word like a request, but is none: press 1, say yes. */
    TAP,
    /** Filler within a sentence, taken out before anything is looked at: under any circumstances. */
    FILLER,
    /** Never, not, nobody: what it governs is no request. */
    NEVER,
    /** The same, behind the verb. */
    NEVER_AFTER,
    /** Speaks of others who ask: anybody who, fraudsters. */
    OTHERS,
    /** What {@link #NEVER} and {@link #OTHERS} may govern besides a request: ask, share, need. */
    ASK,
    /** Makes a {@link #NEVER} a condition: if you do not. */
    CONDITION,
    /** What a {@link #NEVER} before it is really about: do not worry, do not hang up. */
    ASIDE,
    /** Joins what a {@link #NEVER} governs with what it need not: and. */
    AND,
    /** Where the reach of a {@link #NEVER} ends: but, until, instead. */
    TURN,
    /** Between a request and a secret it says that the two have nothing to do with each other: about, whether. */
    APART,
    /** Stands for what was named before: it, them. */
    THAT,
    /** Right behind a secret it asks for it: please, after the tone. */
    TAIL,
    /** Hands money over: pay, transfer. */
    PAY,
    /** How no honest bill is paid: gift card, bitcoin, a safe account. */
    INSTRUMENT,
    /** Says who is calling: this is, on behalf of. */
    CLAIM,
    /** A bank, an authority or a brand. */
    BRAND,
    /** What is threatened: suspended, arrested. */
    THREAT,
    /** What it is threatened with: your account, your card. */
    ACCOUNT,
    /** A threat by itself. */
    MENACE,
    /** Small words, known only so that words written together can be taken apart. */
    SMALL
}
