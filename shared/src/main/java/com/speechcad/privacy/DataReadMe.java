package com.speechcad.privacy;

import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says beside a person's data, in their language, what each file is: the names in the files are for programs. */
@Singleton
class DataReadMe {
    static final String NAME = "README.txt";
    private static final String ENDING = ".jsonl";

    private final Users users;
    private final Clock clock;

    DataReadMe(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** In the open transaction. */
    String of(UserId user) {
        var reader = users.get(user).reader();
        var files = Sections.ALL.stream()
                .map(section -> Text.text(DataText.FILE)
                        .with("file", section.name() + ENDING)
                        .with("what", DataText.of(section)));
        var head = Text.text(DataText.HEAD)
                .with("at", clock.instant())
                .with("ending", ENDING)
                .with("micros", "micros");
        return Stream.concat(Stream.of(head), files)
                .map(line -> Words.plain(line, reader))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
