package com.speechcad.fn.cron;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.watch.Setting;
import io.micronaut.context.env.Environment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The variables, one by one, without asking anybody: are they there, and can they be what they say. */
@Singleton
public class CheckSettings implements Checkup {
    private static final int KEY_BYTES = 32;

    private final Function<String, Optional<String>> variables;

    @Inject
    CheckSettings(Environment environment) {
        this(name -> environment.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'), String.class));
    }

    private CheckSettings(Function<String, Optional<String>> variables) {
        this.variables = variables;
    }

    /**
     * What the doctor would say of them, for whoever has to know it before anything starts with them.
     *
     * @param variables by their names on Lambda
     * @return a line for each that is missing or cannot be what it says; never what it is
     */
    public static List<String> wrong(Map<String, String> variables) {
        return new CheckSettings(name -> Optional.ofNullable(variables.get(name)))
                .look().stream()
                        .filter(finding -> finding.grade() == Finding.Grade.WRONG)
                        .map(Finding::line)
                        .toList();
    }

    /**
     * @param without what does not work when it is missing
     * @param wanted in words, what it has to be
     */
    private record Rule(String name, boolean needed, String without, String wanted, Holds holds) {}

    /** Whether a value can be what it says; in the lab it may be of this machine. */
    private interface Holds {
        boolean test(String value, boolean inLab);
    }

    private static final List<Rule> RULES = List.of(
            needed(Setting.DATABASE_URL, "jdbc:postgresql://HOST:PORT/NAME", "jdbc:postgresql://[^\\s]+/.+"),
            needed(Setting.DATABASE_USER, "the restricted role", "[a-z_][a-z0-9_]*"),
            needed(Setting.DATABASE_PASSWORD, "that role's password", "(?s).+"),
            needed(Setting.BULK_QUEUE_URL, "a queue's address", "https?://.+/.+"),
            needed(Setting.JOBS_QUEUE_URL, "a queue's address", "https?://.+/.+"),
            new Rule(
                    Setting.PUBLIC_BASE_URL.name(),
                    true,
                    Setting.PUBLIC_BASE_URL.without(),
                    "an https address without a slash at the end",
                    CheckSettings::isAddress),
            needed(Setting.FILES_BUCKET, "a bucket's name", "[a-z0-9.-]{3,63}|files"),
            needed(
                    Setting.OWNER_TELEGRAM_IDS,
                    "numbers, separated by commas",
                    "\\s*\\d{1,15}\\s*(,\\s*\\d{1,15}\\s*)*"),
            new Rule(
                    Setting.PLATFORM_CALLER_ID.name(),
                    true,
                    Setting.PLATFORM_CALLER_ID.without(),
                    "a number like +14155550100",
                    (value, _) -> PhoneNumber.international(value).isPresent()),
            optional("SCHEDULER_TARGET_ARN", "one-time schedules are made by the sweep", "a function's ARN", "arn:.+"),
            optional("DYNOPAY_LEAST_DOLLARS", "", "a whole number above 0", "[1-9]\\d{0,6}"),
            optional("DYNOPAY_MOST_DOLLARS", "", "a whole number above 0", "[1-9]\\d{0,6}"),
            optional("DYNOPAY_TOLERANCE_PERCENT", "", "a whole number of percent below 100", "\\d{1,2}"),
            optional("DYNOPAY_AT_ONCE_DOLLARS", "", "a whole number", "\\d{1,7}"),
            optional("OPERATOR_ALONE_DOLLARS", "", "a whole number", "\\d{1,7}"));

    @Override
    public int place() {
        return 1;
    }

    @Override
    public List<Finding> look() {
        var findings = new ArrayList<Finding>();
        RULES.forEach(rule -> finding(rule).ifPresent(findings::add));
        findings.add(encryption());
        limits().ifPresent(findings::add);
        loneOwner().ifPresent(findings::add);
        if (findings.stream().allMatch(finding -> finding.grade() == Finding.Grade.FINE)) {
            return List.of(Finding.fine("the settings are all there and make sense"));
        }
        return findings.stream()
                .filter(finding -> finding.grade() != Finding.Grade.FINE)
                .toList();
    }

    private Optional<Finding> finding(Rule rule) {
        var value = given(rule.name);
        if (value.isEmpty()) {
            return rule.needed
                    ? Optional.of(
                            Finding.wrong(rule.name + " is not set: " + rule.without + ". Set it to " + rule.wanted))
                    : Optional.empty();
        }
        return rule.holds.test(value.get(), inLab())
                ? Optional.empty()
                : Optional.of(Finding.wrong(rule.name + " is not " + rule.wanted));
    }

    private Finding encryption() {
        var key = given("ENCRYPTION_KEY");
        var kms = given("KMS_KEY_ID");
        if (key.isPresent() && kms.isPresent()) {
            return Finding.wrong("ENCRYPTION_KEY and KMS_KEY_ID are both set: take one away, or what the other one"
                    + " sealed cannot be opened");
        }
        if (key.isEmpty() && kms.isEmpty()) {
            return Finding.wrong("neither ENCRYPTION_KEY nor KMS_KEY_ID is set: " + Setting.ENCRYPTION_KEY.without());
        }
        return key.isPresent() && !isKey(key.get())
                ? Finding.wrong("ENCRYPTION_KEY is not " + KEY_BYTES
                        + " bytes in base64: put the old value back, since no other"
                        + " one opens what was sealed; only where nothing was sealed yet, openssl rand -base64 "
                        + KEY_BYTES + " makes one")
                : Finding.fine("keys can be sealed");
    }

    private Optional<Finding> limits() {
        var least = number("DYNOPAY_LEAST_DOLLARS");
        var most = number("DYNOPAY_MOST_DOLLARS");
        return least.isPresent() && most.isPresent() && least.get() > most.get()
                ? Optional.of(Finding.wrong("DYNOPAY_LEAST_DOLLARS is above DYNOPAY_MOST_DOLLARS: nobody can top up"))
                : Optional.empty();
    }

    private Optional<Finding> loneOwner() {
        return given("OWNER_TELEGRAM_IDS")
                .filter(ids -> ids.matches("\\s*\\d{1,15}\\s*"))
                .map(_ -> Finding.note(
                        "OWNER_TELEGRAM_IDS names one owner: nobody can agree to release a kill switch of the"
                                + " platform"));
    }

    private Optional<Long> number(String name) {
        return given(name).filter(value -> value.matches("\\d{1,9}")).map(Long::valueOf);
    }

    private Optional<String> given(String name) {
        return variables.apply(name).filter(value -> !value.isBlank());
    }

    private boolean inLab() {
        return given("AWS_ENDPOINT_URL").isPresent();
    }

    /** Whether providers can reach us by it, as far as one sees by looking at it. */
    boolean isPublicAddressGood() {
        return given(Setting.PUBLIC_BASE_URL.name())
                .filter(value -> isAddress(value, inLab()))
                .isPresent();
    }

    /** The lab's gateway is at a port of this machine. */
    private static boolean isAddress(String value, boolean inLab) {
        try {
            var address = URI.create(value);
            return !value.endsWith("/")
                    && address.getHost() != null
                    && ("https".equals(address.getScheme())
                            || (inLab && "http".equals(address.getScheme()) && address.getPort() > 0));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean isKey(String value) {
        try {
            return Base64.getDecoder().decode(value).length == KEY_BYTES;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static Rule needed(Setting setting, String wanted, String pattern) {
        return new Rule(setting.name(), true, setting.without(), wanted, (value, _) -> value.matches(pattern));
    }

    private static Rule optional(String name, String without, String wanted, String pattern) {
        return new Rule(name, false, without, wanted, (value, _) -> value.matches(pattern));
    }
}
