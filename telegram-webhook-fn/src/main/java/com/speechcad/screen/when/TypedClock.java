package com.speechcad.screen.when;

import com.speechcad.text.Language;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The time of day in a typed line. Hours count from 0 to 24; 24 is the end of the day. */
final class TypedClock {
    private static final Pattern IN = Pattern.compile(
            "(?:\\bin |dans )?(\\d{1,3}|\\ban?|\\bune?)\\s*(hours?|heures?|घंटे|घंटा|个?小时|个?钟头|minutes?|mins?|मिनट|分钟)\\s*(?:(?:बाद|में)|[之以]?后|from now)?");
    private static final Pattern IN_SIGN = Pattern.compile(
            "\\bin\\s+[\\dau]|\\bdans\\s|(?:घंटे|घंटा|मिनट)\\s*(?:बाद|में)|(?:小时|钟头|分钟)[之以]?后|from now");
    private static final Pattern MIDNIGHT =
            Pattern.compile("\\bmidnight\\b|\\bminuit\\b|आधी रात|午夜|半夜12点|(?:रात|晚上)\\s*12\\s*(?:बजे|点)");
    private static final Pattern NOON =
            Pattern.compile("\\bnoon\\b|(?<!apres[- ])\\bmidi\\b|(?<=^|\\s|天|日)中午(?!\\s*\\d)|正午");

    /** What the person says of the half of the day. */
    private enum Part {
        MORNING,
        NOONISH,
        EVENING,
        NIGHT
    }

    private static final Map<Part, Pattern> PARTS = Map.of(
            Part.MORNING,
            Pattern.compile(
                    "\\b(?:in the |du )?(?:morning|matin)\\b|सुबह|सवेरे|上午|早上|早晨|凌晨|清晨|(?<=\\d|\\s)a\\.?m\\b\\.?"),
            Part.NOONISH,
            Pattern.compile("दोपहर|中午"),
            Part.EVENING,
            Pattern.compile(
                    "\\b(?:in the |this )?(?:afternoon|evening)\\b|\\b(?:de l'|du |cet |cette |ce )?(?:apres-midi|soir)\\b|शाम|下午|傍晚|(?<=\\d|\\s)p\\.?m\\b\\.?"),
            Part.NIGHT,
            Pattern.compile("\\b(?:at )?night\\b|रात|晚上|夜里"));

    private static final Pattern HINDI =
            Pattern.compile("(साढ\u093c?े|सवा|पौने)\\s*(\\d{1,2})\\s*(?:बजे)?|(डेढ\u093c?|ढाई|सवा|पौने?)\\s*बजे");
    private static final Pattern ENGLISH_QUARTER =
            Pattern.compile("\\b(half past|quarter past|quarter to)\\s+(\\d{1,2})");
    private static final Pattern FRENCH_QUARTER =
            Pattern.compile("(\\d{1,2})\\s*(?:h|heures?)\\s*(et demie?|et quart|moins le quart)");
    private static final Pattern CLOCK =
            Pattern.compile("(?<!\\d)(\\d{1,2})[:.](\\d{2})(?::\\d{2})?(?!\\d)\\s*(?:बजे|uhr)?");
    private static final Pattern CHINESE =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\s*[点點时時]钟?(?:(半)|([13])刻|(\\d{1,2})分?)?");
    private static final Pattern FRENCH =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\s*h(?:eures?|rs?|ours?)?\\s*(\\d{2})?(?!\\d)");
    private static final Pattern HINDI_HOUR =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\s*(?:बजे|बजकर\\s*(\\d{1,2})\\s*मिनट(?:\\s*पर)?)");
    private static final Pattern BARE = Pattern.compile("(?<!\\d)(\\d{1,2})(?!\\d)\\s*(?:o'clock)?");

    private static final int HALF_DAY = 12;

    private TypedClock() {}

    /** How long from now: "in two hours". */
    static Optional<Duration> cutDelay(Scrap line) {
        if (!line.has(IN_SIGN)) {
            return Optional.empty();
        }
        return line.cut(IN).map(found -> {
            var count = found.group(1).matches("\\d+") ? Long.parseLong(found.group(1)) : 1;
            return found.group(2).matches("m.*|मिनट|分钟") ? Duration.ofMinutes(count) : Duration.ofHours(count);
        });
    }

    /** Whether there is a time that is one without doubt. */
    static boolean isIn(Scrap line) {
        return List.of(MIDNIGHT, NOON, ENGLISH_QUARTER, FRENCH_QUARTER, CHINESE, FRENCH, HINDI_HOUR, HINDI).stream()
                        .anyMatch(line::has)
                || line.has(Pattern.compile("\\d{1,2}:\\d{2}|\\d\\s*[ap]\\.?m\\b"));
    }

    /**
     * What it may be, in minutes of the day (1440 is its end): nothing when there is none, several when it can be read in
     * several ways, an empty list when it is no time.
     */
    static Optional<List<Integer>> cut(Scrap line, Language language) {
        if (line.cut(MIDNIGHT).isPresent()) {
            return Optional.of(List.of(0, HALF_DAY * 120));
        }
        if (line.cut(NOON).isPresent()) {
            return Optional.of(List.of(HALF_DAY * 60));
        }
        var part = PARTS.entrySet().stream()
                .filter(known -> line.cut(known.getValue()).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
        return read(line, language).map(read -> placed(read, part));
    }

    /** @param isOpen may be of the morning or of the evening */
    private record Read(int hour, int minute, boolean isOpen) {}

    private static Optional<Read> read(Scrap line, Language language) {
        var saysHalves = language == Language.EN || language == Language.HI;
        return line.cut(ENGLISH_QUARTER)
                .map(found -> shifted(number(found, 2), found.group(1)))
                .or(() -> line.cut(FRENCH_QUARTER).map(found -> shifted(number(found, 1), found.group(2))))
                .or(() -> line.cut(HINDI).map(TypedClock::hindi))
                .or(() -> line.cut(CHINESE).map(TypedClock::chinese))
                .or(() -> line.cut(HINDI_HOUR).map(found -> new Read(number(found, 1), minutes(found, 2), true)))
                .or(() -> line.cut(CLOCK)
                        .map(found -> new Read(
                                number(found, 1),
                                minutes(found, 2),
                                saysHalves && !found.group(1).startsWith("0"))))
                .or(() -> line.cut(FRENCH).map(found -> new Read(number(found, 1), minutes(found, 2), false)))
                .or(() -> line.cut(BARE).map(found -> new Read(number(found, 1), 0, true)));
    }

    private static Read shifted(int hour, String how) {
        return switch (how) {
            case "quarter to", "moins le quart" -> new Read(before(hour), 45, true);
            case "half past", "et demi", "et demie" -> new Read(hour, 30, how.startsWith("half"));
            default -> new Read(hour, 15, how.startsWith("quarter"));
        };
    }

    private static Read hindi(MatchResult found) {
        if (found.group(3) != null) {
            return switch (found.group(3)) {
                case "सवा" -> new Read(1, 15, true);
                case "पौन", "पौने" -> new Read(HALF_DAY, 45, true);
                case "ढाई" -> new Read(2, 30, true);
                default -> new Read(1, 30, true);
            };
        }
        var hour = number(found, 2);
        return switch (found.group(1)) {
            case "सवा" -> new Read(hour, 15, true);
            case "पौने" -> new Read(before(hour), 45, true);
            default -> new Read(hour, 30, true);
        };
    }

    /** Whoever counts in halves of a day comes to one from twelve. */
    private static int before(int hour) {
        return hour == 1 ? HALF_DAY : hour - 1;
    }

    private static Read chinese(MatchResult found) {
        var minute = found.group(2) != null ? 30 : found.group(3) != null ? 15 * number(found, 3) : minutes(found, 4);
        return new Read(number(found, 1), minute, true);
    }

    private static List<Integer> placed(Read read, Optional<Part> part) {
        if (read.hour > 24 || read.minute > 59 || (read.hour == 24 && read.minute > 0) || read.hour < 0) {
            return List.of();
        }
        var minutes = read.hour * 60 + read.minute;
        if (read.hour > HALF_DAY || (read.hour == 0 && part.isEmpty())) {
            return List.of(minutes);
        }
        if (part.isPresent()) {
            return List.of(placed(read.hour, part.get()) * 60 + read.minute);
        }
        var other = read.hour == HALF_DAY ? 0 : read.hour + HALF_DAY;
        return read.isOpen && read.hour != HALF_DAY ? List.of(minutes, other * 60 + read.minute) : List.of(minutes);
    }

    private static int placed(int hour, Part part) {
        return switch (part) {
            case MORNING -> hour == HALF_DAY ? 0 : hour;
            case NOONISH -> hour >= 1 && hour <= 4 ? hour + HALF_DAY : hour;
            case EVENING -> hour == HALF_DAY ? hour : hour + HALF_DAY;
            case NIGHT -> hour >= 5 && hour < HALF_DAY ? hour + HALF_DAY : hour % HALF_DAY;
        };
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static int minutes(MatchResult found, int group) {
        return found.group(group) == null ? 0 : number(found, group);
    }

    /** As a time of day; the end of the day is none. */
    static LocalTime time(int minutes) {
        return LocalTime.ofSecondOfDay(minutes % (24 * 60) * 60L);
    }
}
