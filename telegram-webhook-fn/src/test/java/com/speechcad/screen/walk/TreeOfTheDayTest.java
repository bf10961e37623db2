package com.speechcad.screen.walk;

import com.speechcad.text.Language;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * {@link WholeTree} in one language, as a part of each build: another one every day, so that four days see all of it. What fails
 * on a day is seen again with {@code -Dwalk.languages=hi}.
 */
class TreeOfTheDayTest extends WholeTree {
    @Override
    List<Language> languages() {
        if (!System.getProperty("walk.languages", "").isEmpty()) {
            return super.languages();
        }
        var all = Language.values();
        return List.of(all[Math.toIntExact(LocalDate.now(ZoneOffset.UTC).toEpochDay() % all.length)]);
    }
}
