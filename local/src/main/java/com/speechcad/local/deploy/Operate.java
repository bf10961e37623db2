package com.speechcad.local.deploy;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./speechcad deploy}, {@code destroy} and {@code doctor}. Exits 0 when all is well, 1 when not, 2 for a wrong word. */
public final class Operate {
    private Operate() {}

    /** @param arguments the command and its options */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(
                arguments,
                System.getenv(),
                out,
                Optional.ofNullable(System.console()).filter(Console::isTerminal)));
    }

    /** @param settings what the stage will be told: this process's variables, which the templates are written from */
    static int run(String[] arguments, Map<String, String> settings, PrintStream out, Optional<Console> console) {
        OperateArguments asked;
        Optional<Plan> plan;
        try {
            asked = OperateArguments.read(arguments);
            plan = asked.plan();
        } catch (IllegalArgumentException wrong) {
            out.println("speechcad: " + wrong.getMessage());
            return 2;
        }
        if (plan.isEmpty()) {
            return LocalDoctor.run(asked.file(), asked.data(), out);
        }
        if (asked.dryRun()) {
            Walk.print(plan.get(), head(asked, settings), out);
            return 0;
        }
        var missing = missing(asked, settings);
        if (missing.isPresent()) {
            out.println(missing.get() + " Nothing was done.");
            return 1;
        }
        var project = Path.of(".");
        var cloud = new CommandLineCloud(project, profile(asked), console.isPresent());
        if (asked.command().equals("deploy")) {
            Sources.of(cloud, project, asked.stage()).forEach(out::println);
        }
        if (asked.asksFirst() && !agreed(asked, out, console)) {
            out.println("Nothing was done.");
            return 1;
        }
        if (asked.needsAnswers() && console.isEmpty()) {
            out.println(
                    "Nobody can be asked here what may be opened wider: look at the plan with --dry-run, then say --yes."
                            + " Nothing was done.");
            return 1;
        }
        return new Walk(cloud, project, out).walk(plan.get()) ? 0 : 1;
    }

    /** What whoever signs a plan has to know beside its steps. */
    private static List<String> head(OperateArguments asked, Map<String, String> settings) {
        var lines = new ArrayList<String>();
        missing(asked, settings).ifPresent(missing -> lines.add("NOT READY: " + missing));
        if (asked.command().equals("deploy")) {
            var project = Path.of(".");
            lines.addAll(Sources.of(new CommandLineCloud(project, Map.of(), false), project, asked.stage()));
        }
        if (asked.asksFirst()) {
            lines.add("First you are asked: " + asked.question());
        }
        return lines;
    }

    private static Optional<String> missing(OperateArguments asked, Map<String, String> settings) {
        return Optional.of(asked.missing(settings))
                .filter(missing -> !missing.isEmpty())
                .map(missing -> String.join(" and ", missing)
                        + " must be set before prod is deployed: what is not set is taken away"
                        + " from the stage. Put it into stages/prod.env or export it.");
    }

    private static Map<String, String> profile(OperateArguments asked) {
        return asked.profile().isEmpty() ? Map.of() : Map.of("AWS_PROFILE", asked.profile());
    }

    /** Whoever starts it without a terminal says {@code --yes}. */
    private static boolean agreed(OperateArguments asked, PrintStream out, Optional<Console> console) {
        out.println(asked.question());
        return console.map(Console::readLine).filter(asked.stage()::equals).isPresent();
    }
}
