package com.speechcad.local.proof;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** {@code ./speechcad proof money}: everything that is done to the books to break them, and what came out, in numbers. */
public final class MoneyProof {
    private static final PrintStream OUT = System.out;

    private MoneyProof() {}

    private interface Work {
        Part run() throws Exception;
    }

    /** @param arguments see {@link Options} */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        // Each fault is logged where it is met; here they are counted.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        var parts = new ArrayList<Part>();
        for (var name : Options.PARTS) {
            if (options.parts().contains(name)) {
                OUT.println(name + " ...");
                parts.add(work(name, options).run());
                show(parts.getLast());
            }
        }
        if (options.write()) {
            ProofPage.write(options, parts);
        }
        var wrong = parts.stream().mapToInt(part -> part.wrong().size()).sum();
        OUT.println(wrong == 0 ? "Nothing was wrong." : wrong + " things were wrong.");
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static Work work(String name, Options options) throws Exception {
        return switch (name) {
            case "model" -> new ModelPart(options)::run;
            case "clients" -> new ClientsPart(options)::run;
            case "storms" -> new StormPart(options)::run;
            case "kills" -> new KillPart(options)::run;
            case "failpoints" -> new FailpointPart(options)::run;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void show(Part part) {
        OUT.println(part.name());
        part.figures().forEach((what, value) -> OUT.printf("  %-90s %s%n", what, value));
        List<String> wrong = part.wrong();
        wrong.stream().limit(20).forEach(one -> OUT.println("  WRONG " + one));
    }
}
