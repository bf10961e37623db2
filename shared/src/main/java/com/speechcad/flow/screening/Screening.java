package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Lexicon.Found;
import com.speechcad.flow.screening.Rule.Severity;
import com.speechcad.flow.screening.Verdict.Hit;
import com.speechcad.text.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says whether a text may be spoken to people: pure, by the rules of all four languages, after undoing what was written
 * to be overlooked. Takes well under a millisecond for a sentence; what was said in an hour is read piece by piece, so
 * that it takes no longer for each of its words.
 */
public final class Screening {
    private static final Lexicon LEXICON = Lexicon.read();
    private static final int MOST_KNOWN = 4_000;

    /** What a step may say fits into one piece. */
    private static final int PIECE = 6_000;

    /**
     * So much before and behind it is known of every place that a piece decides on; what is nearer to its edge is decided by
     * the piece beside it. Rules and what takes a demand back reach over a few dozen words.
     */
    private static final int MARGIN = 1_000;

    private static final Map<Said, Verdict> KNOWN = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Said, Verdict> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

    private Screening() {}

    /** @param language spoken in the call; its rules are named first where several languages' fit */
    public static Verdict screen(Language language, String text) {
        if (text.isBlank()) {
            return Verdict.PASS;
        }
        if (text.length() > PIECE) {
            return screenLong(language, text);
        }
        var said = new Said(language, text);
        var known = KNOWN.get(said);
        if (known != null) {
            return known;
        }
        var verdict = verdict(language, Reading.of(text, LEXICON));
        KNOWN.put(said, verdict);
        return verdict;
    }

    private static Verdict screenLong(Language language, String text) {
        var hits = hidden(language, text);
        for (int from = 0, to = 0; to < text.length(); from += PIECE - 2 * MARGIN) {
            to = Math.min(text.length(), from + PIECE);
            var reading = Reading.of(text.substring(from, to), LEXICON);
            addHits(
                    language,
                    reading,
                    from == 0 ? 0 : MARGIN,
                    to == text.length() ? Integer.MAX_VALUE : PIECE - MARGIN,
                    hits);
        }
        return new Verdict(ordered(List.copyOf(hits.values())));
    }

    /** A flow is drawn again and again while it is edited. */
    private record Said(Language language, String text) {}

    /** Several texts that belong together, such as all steps of a flow. */
    public static Verdict screen(Language language, List<String> texts) {
        return merged(texts.stream().map(text -> screen(language, text)).toList());
    }

    /**
     * Texts as one callee will hear them, so that a column of a list cannot bring in what the script may not say.
     *
     * @param texts with {@code {{name}}} where a value goes
     * @param values by name; whatever is missing stays empty
     */
    public static Verdict screenRendered(Language language, List<String> texts, Map<String, String> values) {
        var heard = new ArrayList<String>();
        for (var text : texts) {
            if (hasGaps(text)) {
                heard.add(rendered(text, values));
            }
        }
        heard.addAll(values.values());
        return screen(language, heard);
    }

    /** Texts that are heard one after the other: what only all of them together say, and none of them alone. */
    public static Verdict screenTogether(Language language, List<String> texts) {
        return screenTogether(language, texts, Map.of());
    }

    /**
     * The same of texts with {@code {{name}}} where a value goes. A value at the end of one or at the beginning of the next may
     * hold half a sentence, so that no sentence ends there.
     *
     * @param values by name; with none at all the texts stay as they are, else whatever is missing stays empty
     */
    public static Verdict screenTogether(Language language, List<String> texts, Map<String, String> values) {
        var written = texts.stream().filter(text -> !text.isBlank()).toList();
        var heard = written.stream()
                .map(text -> values.isEmpty() ? text : rendered(text, values))
                .toList();
        var alone = screen(language, heard).hits().stream()
                .map(hit -> hit.rule().kind())
                .toList();
        return new Verdict(screen(language, joined(written, heard)).hits().stream()
                .filter(hit -> !alone.contains(hit.rule().kind()))
                .toList());
    }

    /** Whether a text names what another one, heard later, may ask for. */
    public static boolean namesSomething(String text) {
        var reading = Reading.of(text, LEXICON);
        return !reading.all(Role.SECRET).isEmpty() || !reading.all(Role.CODE).isEmpty();
    }

    /** Whether a text asks to be told something, if only what another one named before it. */
    public static boolean asksForSomething(String text) {
        return !Reading.of(text, LEXICON).requests().isEmpty();
    }

    /** Whether a text tells of something that was sent, which is then what another text's number may be. */
    public static boolean tellsOfSomethingSent(String text) {
        return !Reading.of(text, LEXICON).all(Role.SENT).isEmpty();
    }

    /** Whether a text asks how many there are, and for the number. */
    public static boolean asksHowMany(String text) {
        var reading = Reading.of(text, LEXICON);
        return !reading.all(Role.QUANTITY).isEmpty()
                && !reading.all(Role.COUNTED).isEmpty();
    }

    private static String joined(List<String> written, List<String> heard) {
        var whole = new StringBuilder(heard.isEmpty() ? "" : heard.getFirst());
        for (int at = 1; at < heard.size(); at++) {
            var isOpen = written.get(at - 1).strip().endsWith("}}")
                    || written.get(at).strip().startsWith("{{");
            whole.append(isOpen ? ' ' : '\n').append(heard.get(at));
        }
        return whole.toString();
    }

    /** Whether values make a text another one. */
    private static boolean hasGaps(String text) {
        return VARIABLE.matcher(text).find();
    }

    /** Every rule there is, for operators and for the tests. */
    public static List<Rule> rules() {
        return LEXICON.rules();
    }

    private static String rendered(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }

    private static Verdict merged(List<Verdict> verdicts) {
        var hits = new ArrayList<Hit>();
        verdicts.forEach(verdict -> verdict.hits().stream()
                .filter(hit -> hits.stream()
                        .noneMatch(known -> known.rule().kind() == hit.rule().kind()))
                .forEach(hits::add));
        return new Verdict(ordered(hits));
    }

    private static Verdict verdict(Language language, Reading reading) {
        var hits = hidden(language, reading.text());
        addHits(language, reading, 0, Integer.MAX_VALUE, hits);
        return new Verdict(ordered(List.copyOf(hits.values())));
    }

    private static Map<RuleKind, Hit> hidden(Language language, String text) {
        var hits = new EnumMap<RuleKind, Hit>(RuleKind.class);
        if (LEXICON.isHidden(text)) {
            hits.put(RuleKind.HIDDEN, new Hit(LEXICON.rule(language, RuleKind.HIDDEN), text));
        }
        return hits;
    }

    /** The first of each kind that begins from one sign of the text on and before another. */
    private static void addHits(Language language, Reading reading, int from, int to, Map<RuleKind, Hit> hits) {
        for (var match : new Matches(reading).all()) {
            var at = reading.signAt(match.from());
            if (at < from || at >= to) {
                continue;
            }
            var of = match.languages().contains(language)
                    ? language
                    : match.languages().getFirst();
            hits.computeIfAbsent(
                    match.kind(), kind -> new Hit(LEXICON.rule(of, kind), reading.sentence(match.from(), match.to())));
        }
    }

    private static List<Hit> ordered(List<Hit> hits) {
        return hits.stream()
                .sorted(Comparator.comparing((Hit hit) -> hit.rule().severity() != Severity.BLOCK))
                .toList();
    }

    /** Where a rule matched. */
    record Match(RuleKind kind, List<Language> languages, int from, int to) {
        static Match of(RuleKind kind, Found about, Found because) {
            return new Match(
                    kind,
                    List.of(about.language(), because.language()),
                    Math.min(about.from(), because.from()),
                    Math.max(about.to(), because.to()) - 1);
        }
    }
}
