package com.speechcad.screen.when;

import com.speechcad.text.Cities;
import com.speechcad.text.Language;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Time zones by the name of a city in any of our languages, and by some big cities that no zone is named after. */
public final class Zones {
    /** Where most people are; everybody else types a city. */
    public static final List<ZoneId> OFFERED = Stream.of(
                    "America/New_York",
                    "America/Chicago",
                    "America/Denver",
                    "America/Los_Angeles",
                    "America/Toronto",
                    "Europe/London",
                    "Europe/Paris",
                    "Asia/Kolkata",
                    "Asia/Shanghai",
                    "Africa/Abidjan")
            .map(ZoneId::of)
            .toList();

    private static final int MOST_FOUND = 8;
    private static final Pattern CITY =
            Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe" + "|Indian|Pacific)/.+");
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("delhi", "Asia/Kolkata"),
            Map.entry("new delhi", "Asia/Kolkata"),
            Map.entry("mumbai", "Asia/Kolkata"),
            Map.entry("bangalore", "Asia/Kolkata"),
            Map.entry("bengaluru", "Asia/Kolkata"),
            Map.entry("chennai", "Asia/Kolkata"),
            Map.entry("hyderabad", "Asia/Kolkata"),
            Map.entry("दिल्ली", "Asia/Kolkata"),
            Map.entry("नई दिल्ली", "Asia/Kolkata"),
            Map.entry("मुंबई", "Asia/Kolkata"),
            Map.entry("मुम्बई", "Asia/Kolkata"),
            Map.entry("कोलकाता", "Asia/Kolkata"),
            Map.entry("चेन्नई", "Asia/Kolkata"),
            Map.entry("भारत", "Asia/Kolkata"),
            Map.entry("beijing", "Asia/Shanghai"),
            Map.entry("shenzhen", "Asia/Shanghai"),
            Map.entry("guangzhou", "Asia/Shanghai"),
            Map.entry("北京", "Asia/Shanghai"),
            Map.entry("上海", "Asia/Shanghai"),
            Map.entry("深圳", "Asia/Shanghai"),
            Map.entry("广州", "Asia/Shanghai"),
            Map.entry("成都", "Asia/Shanghai"),
            Map.entry("香港", "Asia/Hong_Kong"),
            Map.entry("台北", "Asia/Taipei"),
            Map.entry("东京", "Asia/Tokyo"),
            Map.entry("新加坡", "Asia/Singapore"),
            Map.entry("天津", "Asia/Shanghai"),
            Map.entry("杭州", "Asia/Shanghai"),
            Map.entry("南京", "Asia/Shanghai"),
            Map.entry("武汉", "Asia/Shanghai"),
            Map.entry("西安", "Asia/Shanghai"),
            Map.entry("纽约", "America/New_York"),
            Map.entry("波士顿", "America/New_York"),
            Map.entry("华盛顿", "America/New_York"),
            Map.entry("迈阿密", "America/New_York"),
            Map.entry("亚特兰大", "America/New_York"),
            Map.entry("费城", "America/New_York"),
            Map.entry("达拉斯", "America/Chicago"),
            Map.entry("休斯敦", "America/Chicago"),
            Map.entry("休斯顿", "America/Chicago"),
            Map.entry("洛杉矶", "America/Los_Angeles"),
            Map.entry("旧金山", "America/Los_Angeles"),
            Map.entry("西雅图", "America/Los_Angeles"),
            Map.entry("拉斯维加斯", "America/Los_Angeles"),
            Map.entry("蒙特利尔", "America/Toronto"),
            Map.entry("伦敦", "Europe/London"),
            Map.entry("巴黎", "Europe/Paris"),
            Map.entry("日内瓦", "Europe/Zurich"),
            Map.entry("孟买", "Asia/Kolkata"),
            Map.entry("新德里", "Asia/Kolkata"),
            Map.entry("वॉशिंगटन", "America/New_York"),
            Map.entry("बोस्टन", "America/New_York"),
            Map.entry("ह्यूस्टन", "America/Chicago"),
            Map.entry("डलास", "America/Chicago"),
            Map.entry("सैन फ़्रांसिस्को", "America/Los_Angeles"),
            Map.entry("सैन फ्रांसिस्को", "America/Los_Angeles"),
            Map.entry("सिएटल", "America/Los_Angeles"),
            Map.entry("londres", "Europe/London"),
            Map.entry("lyon", "Europe/Paris"),
            Map.entry("marseille", "Europe/Paris"),
            Map.entry("geneve", "Europe/Zurich"),
            Map.entry("bruxelles", "Europe/Brussels"),
            Map.entry("alger", "Africa/Algiers"),
            Map.entry("le caire", "Africa/Cairo"),
            Map.entry("montreal", "America/Toronto"),
            Map.entry("boston", "America/New_York"),
            Map.entry("miami", "America/New_York"),
            Map.entry("atlanta", "America/New_York"),
            Map.entry("washington", "America/New_York"),
            Map.entry("dallas", "America/Chicago"),
            Map.entry("houston", "America/Chicago"),
            Map.entry("austin", "America/Chicago"),
            Map.entry("san francisco", "America/Los_Angeles"),
            Map.entry("seattle", "America/Los_Angeles"),
            Map.entry("las vegas", "America/Los_Angeles"),
            Map.entry("utc", "UTC"),
            Map.entry("gmt", "UTC"));

    private static final Map<String, String> OTHERS = OTHER_NAMES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(name -> plain(name.getKey()), Map.Entry::getValue));

    private Zones() {}

    /** What a typed city or zone may mean, best first; at most eight. */
    public static List<ZoneId> find(String typed) {
        var wanted = plain(typed);
        var other = OTHERS.get(wanted);
        if (other != null) {
            return List.of(ZoneId.of(other));
        }
        var cities = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> CITY.matcher(id).matches())
                .sorted()
                .map(ZoneId::of)
                .toList();
        var exact = cities.stream()
                .filter(zone -> names(zone).anyMatch(wanted::equals)
                        || plain(zone.getId()).equals(wanted))
                .toList();
        return (exact.isEmpty()
                        ? cities.stream()
                                .filter(zone ->
                                        wanted.length() > 1 && names(zone).anyMatch(name -> name.contains(wanted)))
                        : different(best(exact, wanted)))
                .limit(MOST_FOUND)
                .toList();
    }

    /**
     * Those first whose own name is what was typed, then those that bear their own name: an older id is called like the city
     * whose clock it took over, as Chongqing is like Shanghai.
     */
    private static List<ZoneId> best(List<ZoneId> zones, String wanted) {
        return zones.stream()
                .sorted(Comparator.comparing(
                                (ZoneId zone) -> !plain(zone.getId()).equals(wanted)
                                        && !own(zone).equals(wanted))
                        .thenComparing(
                                zone -> !plain(Cities.name(zone, Language.FR)).equals(own(zone))))
                .toList();
    }

    private static String own(ZoneId zone) {
        return plain(zone.getId().substring(zone.getId().lastIndexOf('/') + 1));
    }

    /** A name that an older id has too: nobody can tell two buttons of one name and one clock apart. */
    private static Stream<ZoneId> different(List<ZoneId> zones) {
        var seen = new HashSet<Object>();
        return zones.stream().filter(zone -> seen.add(zone.getRules()));
    }

    private static Stream<String> names(ZoneId zone) {
        return Cities.names(zone).map(Zones::plain);
    }

    /**
     * Small letters, without accents, spaces and hyphens: who types Sao Paulo means São Paulo, and New York is one word in
     * some scripts and two in others. Marks of other scripts stay, they are letters.
     */
    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFD)
                .replaceAll("[\\u0300-\\u036f\\s\\u00a0_-]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
