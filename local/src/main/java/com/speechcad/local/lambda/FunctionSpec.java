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
 */
public record FunctionSpec(
        String name, String handler, Duration timeout, int maximumInstances, List<String> hiddenPackages) {
    public FunctionSpec {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be positive, but is " + timeout);
        }
        if (maximumInstances < 1) {
            throw new IllegalArgumentException("maximumInstances must be at least 1, but is " + maximumInstances);
        }
        hiddenPackages = List.copyOf(hiddenPackages);
    }

    public String arn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + name;
    }
}
