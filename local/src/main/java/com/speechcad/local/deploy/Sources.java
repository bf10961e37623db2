package com.speechcad.local.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a deployment deploys: the commit, what was changed since, and the file with the stage's settings. */
final class Sources {
    private Sources() {}

    /** @param project its folder */
    static List<String> of(Cloud cloud, Path project, String stage) {
        var file = "stages/" + stage + ".env";
        return List.of(
                "What is deployed: " + commit(cloud),
                Files.isRegularFile(project.resolve(file))
                        ? "Settings: " + file + ", and this shell's where it has none"
                        : "Settings: " + file + " is not there: the settings are this shell's alone");
    }

    private static String commit(Cloud cloud) {
        try {
            var commit = cloud.ask(List.of("git", "log", "-1", "--format=commit %h, %s"));
            var changed = cloud.ask(List.of("git", "status", "--porcelain"))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .count();
            return commit
                    + (changed == 0
                            ? ""
                            : ", and " + changed + (changed == 1 ? " file" : " files")
                                    + " that no commit has like this");
        } catch (Cloud.Failed unknown) {
            return "sources that git does not know";
        }
    }
}
