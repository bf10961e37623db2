package com.speechcad.local.deploy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The providers' keys were made by hand before anything is made that reads them. A stage without its bot does nothing for
 * anybody; what another missing key disables comes back when it is made.
 */
record Secrets(String stage) implements Question {
    private static final List<String> NEEDED = List.of("TELEGRAM_BOT_TOKEN", "TELEGRAM_SECRET_TOKEN");
    private static final List<String> OTHERS =
            List.of("RETELL_API_KEY", "RETELL_WEBHOOK_KEY", "DYNOPAY_API_KEY", "DYNOPAY_WEBHOOK_SECRET");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Every name, as {@code infra} tells it to the functions. */
    static Stream<String> names() {
        return Stream.concat(NEEDED.stream(), OTHERS.stream());
    }

    @Override
    public String shown() {
        return ShellWords.of(words());
    }

    @Override
    public List<String> answer(Cloud cloud) {
        var made = BLANKS.splitAsStream(cloud.ask(words())).collect(Collectors.toSet());
        var lines = Stream.concat(
                        missing(NEEDED, made)
                                .map(name -> "WRONG  " + name
                                        + " is not there: there is no bot without it. README.md, Deploy to"
                                        + " AWS, says how it is made"),
                        missing(OTHERS, made)
                                .map(name -> "note   " + name
                                        + " is not there: what needs it is off until it is made and the"
                                        + " task seed-tenant was started"))
                .toList();
        return lines.isEmpty() ? List.of("ok     all " + names().count() + " keys of providers are there") : lines;
    }

    private Stream<String> missing(List<String> names, Set<String> made) {
        return names.stream().map(name -> prefix() + name).filter(name -> !made.contains(name));
    }

    private List<String> words() {
        return List.of(
                "aws",
                "secretsmanager",
                "list-secrets",
                "--filters",
                "Key=name,Values=" + prefix(),
                "--query",
                "SecretList[].Name",
                "--output",
                "text");
    }

    private String prefix() {
        return "speechcad/" + stage + "/";
    }
}
