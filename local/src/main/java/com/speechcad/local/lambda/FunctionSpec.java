package com.speechcad.local.lambda;

import java.time.Duration;
import java.util.List;

/**
 * What is deployed as one function.
 *
 * @param name as in its ARN
 * @param handler the class Lambda builds
 * @param timeout after which an invocation is given up
 * @param maximumInstances how many invocations run at the same time; each has a context of its own
 * @param hiddenPackages what stands on this class path but is not in this function's archive; subpackages included
 * @param shownPackages what is in it all the same
 */
public record FunctionSpec(
        String name,
        String handler,
        Duration timeout,
        int maximumInstances,
        List<String> hiddenPackages,
        List<String> shownPackages) {
    public FunctionSpec {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be positive, but is " + timeout);
        }
        if (maximumInstances < 1) {
            throw new IllegalArgumentException("maximumInstances must be at least 1, but is " + maximumInstances);
        }
        hiddenPackages = List.copyOf(hiddenPackages);
        shownPackages = List.copyOf(shownPackages);
    }

    /** Whether the archive holds this class of ours or of a library. */
    boolean holds(String className) {
        return hiddenPackages.stream().noneMatch(name -> className.startsWith(name + "."))
                || shownPackages.stream().anyMatch(name -> className.startsWith(name + "."));
    }

    public String arn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + name;
    }
}
