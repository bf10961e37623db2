package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Rule.Severity;
import com.speechcad.text.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * The rules of all languages, read from their files once. A text is looked at with all of them: a Hindi call may well say
 * an English sentence.
 */
final class Lexicon {
    private static final String LISTED = "\\s*\\|\\s*";
    private static final int PARTS_OF_A_RULE = 4;
    private static final int LEAST_HIDDEN = 20;
    private static final double MOST_LETTERS = 0.6;

    /** What somebody has a reason to hide. A “not” that is spelled out is nobody's. */
    private static final Set<Role> HIDDEN = EnumSet.of(
            Role.TELL,
            Role.CONFIRM,
            Role.SECRET,
            Role.CODE,
            Role.CONTEXT,
            Role.SENT,
            Role.THAT,
            Role.PAY,
            Role.INSTRUMENT,
            Role.ASIDE,
            Role.CONDITION,
            Role.TURN,
            Role.TAIL);

    private final Map<String, String> numbers = new HashMap<>();
    private final Node terms = new Node();
    private final Set<String> words = new HashSet<>();
    private final Set<String> small = new HashSet<>();
    private final Set<String> denials = new HashSet<>();
    private final Map<Language, Map<RuleKind, Rule>> rules = new EnumMap<>(Language.class);
    private final Untangle untangle;

    private Lexicon() {
        var files = new EnumMap<Language, Properties>(Language.class);
        for (var language : Language.values()) {
            var file = Letters.read("/screening/" + language.code() + ".properties");
            files.put(language, file);
            readNumbers(file);
        }
        files.forEach(this::readTerms);
        files.forEach(this::readRules);
        untangle = new Untangle(words, small, denials, numbers);
    }

    static Lexicon read() {
        return new Lexicon();
    }

    /** A term of a role, found. */
    record Found(Role role, Language language, int from, int to) {}

    Rule rule(Language language, RuleKind kind) {
        return Objects.requireNonNull(
                Objects.requireNonNull(rules.get(language)).get(kind));
    }

    List<Rule> rules() {
        return rules.values().stream().flatMap(of -> of.values().stream()).toList();
    }

    /** Whether most of a text is letters apart, which nobody writes who wants to be understood. */
    boolean isHidden(String text) {
        var words = Tokens.of(text, numbers).stream().filter(Token::isWord).toList();
        var letters = words.stream().filter(Token::isSingle).count();
        return letters >= LEAST_HIDDEN && letters > MOST_LETTERS * words.size();
    }

    List<Token> tokens(String text) {
        return untangle.untangle(text, Tokens.of(text, numbers));
    }

    /** Every term in the text, also overlapping ones; of one role and language the longest at each place. */
    List<Found> find(List<Token> tokens) {
        var found = new ArrayList<Found>();
        for (int from = 0; from < tokens.size(); from++) {
            if (tokens.get(from).isWord()) {
                var here = new ArrayList<Found>();
                walk(terms, tokens, from, from, here);
                found.addAll(here);
            }
        }
        return found;
    }

    private static void walk(Node node, List<Token> tokens, int from, int at, List<Found> here) {
        for (var mark : node.marks) {
            here.removeIf(
                    shorter -> shorter.role() == mark.role && shorter.language() == mark.language && shorter.to() < at);
            here.add(new Found(mark.role, mark.language, from, at));
        }
        if (at < tokens.size() && tokens.get(at).isWord()) {
            for (var next : node.after(tokens.get(at).text())) {
                walk(next, tokens, from, at + 1, here);
            }
        }
    }

    private void readNumbers(Properties file) {
        for (var pair : listed(file, "numbers")) {
            var parts = pair.split("\\s+");
            numbers.put(normal(parts[0]), parts[1]);
            words.add(normal(parts[0]));
        }
    }

    private static String normal(String word) {
        var tokens = Tokens.of(word, Map.of());
        var text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()));
        return text.toString();
    }

    private void readTerms(Language language, Properties file) {
        for (var role : Role.values()) {
            for (var term : listed(file, role.name().toLowerCase(Locale.ROOT))) {
                addTerm(role, language, term);
            }
        }
    }

    /** A star at a word's end stands for any end of that word. */
    private void addTerm(Role role, Language language, String term) {
        var node = terms;
        for (var part : term.split("(?<=\\*)|\\s+")) {
            var open = part.endsWith("*");
            for (var token : Tokens.of(open ? part.substring(0, part.length() - 1) : part, numbers)) {
                node = open ? node.open(token.text()) : node.exact(token.text());
                if (!open && HIDDEN.contains(role)) {
                    words.add(token.text());
                }
                if (role == Role.NEVER) {
                    denials.add(token.text());
                }
                if (role == Role.SMALL) {
                    small.add(token.text());
                }
            }
        }
        node.marks.add(new Mark(role, language));
    }

    private void readRules(Language language, Properties file) {
        var ofLanguage = new EnumMap<RuleKind, Rule>(RuleKind.class);
        for (var kind : RuleKind.values()) {
            var parts = listed(file, "rule." + kind.name());
            if (parts.size() != PARTS_OF_A_RULE) {
                throw new IllegalStateException("no rule " + kind + " of " + language + ", or not all of it: " + parts);
            }
            ofLanguage.put(
                    kind,
                    new Rule(
                            parts.get(0),
                            kind,
                            Severity.valueOf(parts.get(1)),
                            parts.get(2),
                            LocalDate.parse(parts.get(3))));
        }
        rules.put(language, ofLanguage);
    }

    private static List<String> listed(Properties file, String key) {
        var value = file.getProperty(key, "").strip();
        return value.isEmpty() ? List.of() : List.of(value.split(LISTED));
    }

    private record Mark(Role role, Language language) {}

    /** Terms by their words. */
    private static final class Node {
        private static final int SHORTEST_BEGINNING = 2;

        final List<Mark> marks = new ArrayList<>();
        private final Map<String, Node> exact = new HashMap<>();
        private final Map<String, Node> open = new HashMap<>();

        Node exact(String word) {
            return exact.computeIfAbsent(word, _ -> new Node());
        }

        Node open(String beginning) {
            return open.computeIfAbsent(beginning, _ -> new Node());
        }

        List<Node> after(String word) {
            var next = new ArrayList<Node>();
            var same = exact.get(word);
            if (same != null) {
                next.add(same);
            }
            if (!open.isEmpty()) {
                for (int end = SHORTEST_BEGINNING; end <= word.length(); end++) {
                    var begun = open.get(word.substring(0, end));
                    if (begun != null) {
                        next.add(begun);
                    }
                }
            }
            return next;
        }
    }
}
