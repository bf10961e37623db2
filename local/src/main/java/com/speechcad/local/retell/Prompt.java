package com.speechcad.local.retell;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A condition in prose, read once for what it says about keys, silence and words.
 *
 * @param keys single keys it names, ranges spelt out
 * @param inputs longer inputs it names, such as {@code 1234}
 * @param length how many digits an input has to have, where it says so
 * @param aboutKeys it speaks of pressing, keying, digits or numbers
 * @param aboutWords it speaks of saying, answering, replying
 * @param keysMayBeSaid a key it names may be spoken instead
 * @param negated it wants to hear that something shall not be
 * @param anyAnswer it is content with whatever is answered
 * @param otherThan it means everything but what it names
 * @param silence it means that nothing came
 * @param words what it is about, without the words every condition has
 * @param quotes what it puts in quotation marks
 */
record Prompt(
        Set<String> keys,
        Set<String> inputs,
        Optional<InputLength> length,
        boolean aboutKeys,
        boolean aboutWords,
        boolean keysMayBeSaid,
        boolean negated,
        boolean anyAnswer,
        boolean otherThan,
        boolean silence,
        Set<String> words,
        Set<String> quotes) {
    private static final Pattern ABOUT_KEYS = Pattern.compile(
            "\\b(press\\w*|key(s|ed|ing|pad)?|dial(s|ed|led)?|dtmf|digits?|buttons?|enter(s|ed)?|tap(s|ped)?|typed?|numbers?)\\b");
    private static final Pattern ABOUT_WORDS =
            Pattern.compile("\\b(sa(y|ys|id)|answer(s|ed)?|repl(y|ies|ied)|respon(d|ds|ded|se)"
                    + "|g(ave|ives?|iven)|provide[sd]?|spoke|speaks?|tells?|told|states?|stated|ask(s|ed)?)\\b");
    private static final Pattern SAYING = Pattern.compile("\\b(sa(y|ys|id)|spoke|speaks?)\\b");
    private static final Pattern NEGATED = Pattern.compile("\\bnot\\b");
    private static final Pattern ANSWERING =
            Pattern.compile("\\b(answer(s|ed)?|repl(y|ies|ied)|respon(d|ds|ded|se)|g(ave|ives?|iven)|provide[sd]?)\\b");
    private static final Pattern OTHER = Pattern.compile(
            "\\b(other than|(any|some|every)(thing)? (other|else)|another|something else"
                    + "|anything else|except|invalid|no valid|wrong|none of|not (one )?(of|listed|offered|valid|an? option|any of))\\b");
    private static final Pattern SILENCE = Pattern.compile("\\b(no (input|answer|response|reply|key|digits?|reaction)"
            + "|(not|n.t|never) (press|answer|respond|say|reply|enter|key|speak|react|give)\\w*"
            + "|silen(t|ce)|nothing|tim(e|ed) ?out|without (press|answer|speak|say|respond)\\w*)\\b");
    private static final Pattern RANGE =
            Pattern.compile("(?:\\b(?:from|between)\\s+([0-9])\\s*(?:-|–|to|and|through)\\s*([0-9])\\b)"
                    + "|(?:\\b([0-9])\\s?(?:-|–|to|through)\\s?([0-9])\\b)");
    private static final Pattern COUNT =
            Pattern.compile("\\b[0-9]+[ -](?:more )?(?:digits?|keys?|times?|seconds?|characters?)\\b");
    private static final Pattern KEY = Pattern.compile("(?<![\\w.])([0-9]|\\*|#)(?![\\w]|\\.\\w)");
    private static final Pattern INPUT = Pattern.compile("(?<![\\w.])([0-9*#]{2,})(?!\\w)");
    private static final Pattern NAMED = Pattern.compile("\\b(?:press\\w*|key|button|digit|number|or|and|,)\\s+[\"']?"
            + "(zero|one|two|three|four|five|six|seven|eight|nine|star|asterisk|pound|hash)\\b(?! of)");
    private static final Pattern QUOTED = Pattern.compile("[\"“”«»「」]([^\"“”«»「」]+)[\"“”«»「」]");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("star", "*"),
            Map.entry("asterisk", "*"),
            Map.entry("pound", "#"),
            Map.entry("hash", "#"));

    static Prompt read(String prose) {
        var text = prose.toLowerCase(Locale.ROOT);
        var aboutKeys = ABOUT_KEYS.matcher(text).find();
        var length = aboutKeys ? InputLength.in(text) : Optional.<InputLength>empty();
        var uncounted = COUNT.matcher(InputLength.without(text)).replaceAll(" digits ");
        var quotes = new HashSet<String>();
        QUOTED.matcher(text)
                .results()
                .forEach(found -> quotes.add(found.group(1).strip()));
        var topics = Vocabulary.topics(text);
        var aboutWords = ABOUT_WORDS.matcher(text).find();
        return new Prompt(
                aboutKeys ? keys(uncounted) : Set.of(),
                aboutKeys ? inputs(uncounted) : Set.of(),
                length,
                aboutKeys,
                aboutWords,
                SAYING.matcher(text).find(),
                NEGATED.matcher(text).find(),
                quotes.isEmpty()
                        // What stands behind a colon is the answer that is meant.
                        && !text.contains(": ")
                        && (ANSWERING.matcher(text).find() || (aboutWords && topics.isEmpty())),
                OTHER.matcher(text).find(),
                SILENCE.matcher(text).find(),
                topics,
                quotes);
    }

    private static Set<String> keys(String text) {
        var keys = new HashSet<String>();
        KEY.matcher(text).results().forEach(found -> keys.add(found.group(1)));
        NAMED.matcher(text).results().forEach(found -> keys.add(NAMES.getOrDefault(found.group(1), "")));
        RANGE.matcher(text).results().forEach(found -> {
            var first = found.group(1) == null ? found.group(3) : found.group(1);
            var last = found.group(2) == null ? found.group(4) : found.group(2);
            for (int key = Integer.parseInt(first); key <= Integer.parseInt(last); key++) {
                keys.add(String.valueOf(key));
            }
        });
        return keys;
    }

    private static Set<String> inputs(String text) {
        var inputs = new HashSet<String>();
        INPUT.matcher(text).results().forEach(found -> inputs.add(found.group(1)));
        return inputs;
    }
}
