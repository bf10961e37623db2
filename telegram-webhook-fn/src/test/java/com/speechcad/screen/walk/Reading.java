package com.speechcad.screen.walk;

import com.speechcad.notify.Outgoing;
import com.speechcad.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What somebody who knows one language and no technique would stumble over on a screen, and what Telegram would refuse. */
final class Reading {
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;
    private static final int LONGEST_DATA = 64;

    /** Without Home: Home itself, and the steps of somebody who is not in yet, or not any more. */
    private static final Pattern NOT_HOME = Pattern.compile("home|hi\\..*|mydata\\.leaving");

    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}[\\p{IsLatin}0-9-]*");
    private static final Pattern CODE = Pattern.compile("<code>(.*?)</code>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("https?://\\S+|/[a-z]{3,}\\b");
    /** Numbers of receipts and top-ups, names of templates' answers, a city, a code, and what nobody would type. */
    private static final Pattern NUMBERS =
            Pattern.compile("\\b(?=\\w*\\d)[0-9a-f]{8}\\b|\\b[0-9A-F]{4}-[0-9A-F]{4}\\b|wished_day|jour_souhaité"
                    + "|New York|US\\$|\\$US|[(（][A-Z]{2}[)）]|\\bGB\\b|&lt;b&gt;|&lt;/b&gt;|%s|9{8,}");

    /** What a variable fills in, and a transaction's name as its network gave it. */
    private static final Pattern PLACES = Pattern.compile("\\{\\{[^{}]*\\}\\}|\\btx-[0-9a-f]+");

    /** Names, coins, kinds of files and signs that are written so in every language, and what has to be typed so. */
    private static final Set<String> EVERYWHERE = Set.of(
            // ours and others' names
            "speechcad",
            "telegram",
            "excel",
            "prime",
            "elite",
            "ultra",
            // coins
            "btc",
            "eth",
            "ltc",
            "doge",
            "bch",
            "trx",
            "usdt",
            "usdt-trc20",
            "usdt-erc20",
            "trc20",
            "erc20",
            // kinds of files, units, currencies and abbreviations
            "csv",
            "txt",
            "xlsx",
            "json",
            "wav",
            "png",
            "pdf",
            "mb",
            "usd",
            "utc",
            "pin",
            "ai",
            "id",
            "qr",
            // tiers, versions, keys of a phone that spreadsheets shortened
            "t0",
            "t1",
            "t2",
            "v",
            // the two sides of a transcript, an account at a registry
            "a",
            "b",
            "san");

    /** No French word: whoever reads one was left alone with an English text. */
    private static final Set<String> ENGLISH = Set.of(
            "the",
            "and",
            "your",
            "you",
            "with",
            "this",
            "that",
            "of",
            "from",
            "is",
            "are",
            "please",
            "call",
            "calls",
            "back",
            "next",
            "send",
            "choose",
            "free",
            "yes",
            "settings",
            "wallet",
            "to",
            "for",
            "not",
            "more",
            "it",
            "be",
            "was",
            "were",
            "has",
            "have",
            "will",
            "nobody",
            "every",
            "everything",
            "what",
            "when",
            "where",
            "who",
            "how",
            "number",
            "minutes-left",
            "day",
            "days",
            "hour",
            "hours",
            "week",
            "weeks",
            "paid",
            "running",
            "paused",
            "waiting",
            "stopped",
            "finished",
            "cancelled",
            "draft",
            "published",
            "unknown",
            "new",
            "old",
            "list",
            "contact-list",
            "balance",
            "help",
            "home",
            "cancel",
            "confirm",
            "delete",
            "edit",
            "add",
            "by",
            "at",
            "or-else",
            "answer",
            "answers",
            "recording",
            "recordings",
            "transcript",
            "receipt",
            "statement",
            "failed",
            "busy");

    private static final Map<String, Pattern> RAW = new TreeMap<>(Map.of(
            "a constant's name", Pattern.compile("\\b[A-Z]+(?:_[A-Z0-9]+)+\\b"),
            "a place that nobody filled", Pattern.compile("[{}]"),
            "a UUID", Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}"),
            // But for the name that an answer has until its author gives it another.
            "snake_case", Pattern.compile("(?<!\\p{L})\\b(?!answer_\\d+\\b)[a-z0-9]+_[a-z0-9_]+\\b"),
            "micro-dollars or seconds since 1970", Pattern.compile("(?<![\\d.,•+-])\\d{8,}\\b"),
            "an instant or a clock of hours",
                    Pattern.compile(
                            "\\b\\d+:\\d{2}:\\d{2}\\b|\\d{4}-\\d{2}-\\d{2}T|\\d{2}:\\d{2}:\\d{2}\\.\\d|\\bPT\\d"),
            "nothing", Pattern.compile("\\b(null|Optional|Exception|NaN|Infinity)\\b"),
            "a rule's mark", Pattern.compile("\\b(us|US|ca|CA|gb|GB|fr|FR|au|AU)[.-][a-z]{3,}\\b")));

    private final List<String> literals;

    /** @param literals what people typed, and names of laws and languages: shown as it is */
    Reading(List<String> literals) {
        this.literals = literals.stream()
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /**
     * What is wrong with it; empty when nothing is.
     *
     * @param isHomeClosed to whom it is about
     */
    List<String> faults(Shown shown, Language language, boolean isHomeClosed) {
        var faults = new ArrayList<String>();
        fits(shown.menu(), faults);
        shown.others().forEach(message -> fits(message, faults));
        leadsBack(shown, isHomeClosed, faults);
        if (shown.language() == language) {
            reads(shown.words(), language, faults);
        }
        return faults;
    }

    List<String> faults(Outgoing message, Language language) {
        var faults = new ArrayList<String>();
        fits(message, faults);
        reads(Shown.words(message), language, faults);
        return faults;
    }

    private static void fits(Outgoing message, List<String> faults) {
        var read = message.html().replaceAll("<[^>]*>", "");
        if (read.length() > (message.attachment() == null ? LONGEST_TEXT : LONGEST_CAPTION)) {
            faults.add("is " + read.length() + " characters long");
        }
        if (read.isBlank()) {
            faults.add("says nothing");
        }
        Shown.taps(message).stream()
                .filter(data -> data.getBytes(StandardCharsets.UTF_8).length > LONGEST_DATA)
                .forEach(data -> faults.add("has a button that is too long: " + data));
        message.rows().stream()
                .flatMap(List::stream)
                .filter(key -> key.label().isBlank())
                .forEach(key -> faults.add("has a button without words: " + key.value()));
    }

    private static void leadsBack(Shown shown, boolean isHomeClosed, List<String> faults) {
        if (NOT_HOME.matcher(shown.screen()).matches()) {
            return;
        }
        if (!isHomeClosed && !shown.taps().contains("o:home")) {
            faults.add("does not lead home");
        }
        if (shown.taps().stream().noneMatch(data -> data.startsWith("t:" + shown.screen() + ":back:"))) {
            faults.add("does not lead back");
        }
    }

    private void reads(String words, Language language, List<String> faults) {
        var said = PLACES.matcher(
                        LINK.matcher(CODE.matcher(words).replaceAll(" ")).replaceAll(" "))
                .replaceAll(" ")
                .replaceAll("<[^>]*>", "");
        for (var literal : literals) {
            said = said.replace(literal, " ");
        }
        said = NUMBERS.matcher(said).replaceAll(" ");
        for (var raw : RAW.entrySet()) {
            var found = raw.getValue().matcher(said);
            if (found.find()) {
                faults.add("shows " + raw.getKey() + ": " + found.group());
            }
        }
        if (language == Language.EN) {
            return;
        }
        var strangers = LATIN.matcher(said)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .filter(word -> language == Language.FR
                        ? ENGLISH.contains(word)
                        : !EVERYWHERE.contains(word) && !word.matches("v\\d+"))
                .distinct()
                .toList();
        if (!strangers.isEmpty()) {
            faults.add("has words of another language: " + strangers);
        }
        var foreign = language == Language.ZH
                ? "[\\u0900-\\u097F]"
                : language == Language.HI ? "\\p{IsHan}" : "[\\u0900-\\u097F\\p{IsHan}]";
        if (Pattern.compile(foreign).matcher(said).find()) {
            faults.add("is in another script");
        }
    }
}
