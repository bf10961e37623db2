package com.speechcad.fn.cron;

import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at the configuration, the database, what AWS has for us and the providers, and says what is wrong in plain words. It
 * leaves nothing behind but the row of the job with which it tries the worker.
 */
@Singleton
class Doctor implements Telling {
    private final List<Checkup> checkups;

    Doctor(List<Checkup> checkups) {
        this.checkups = checkups.stream()
                .sorted(Comparator.comparingInt(Checkup::place))
                .toList();
    }

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public List<String> tell(Duration most) {
        return checkups.stream().flatMap(Doctor::looked).map(Finding::line).toList();
    }

    /** One that cannot look does not keep the others from looking. */
    private static Stream<Finding> looked(Checkup checkup) {
        var subject = checkup.getClass().getSimpleName().replaceAll("^Check|\\$.*$", "");
        try {
            return checkup.look().stream();
        } catch (Unreachable away) {
            return Stream.of(Finding.wrong(subject + ": nobody answered: " + away.getMessage()));
        } catch (RuntimeException broken) {
            return Stream.of(Finding.wrong(
                    subject + ": could not be looked at: " + broken.getClass().getSimpleName()));
        }
    }
}
