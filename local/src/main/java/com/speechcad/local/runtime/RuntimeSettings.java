package com.speechcad.local.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to start a function's process.
 *
 * @param functionName as on Lambda
 * @param handler the class Lambda builds, or {@code class::method}
 * @param classPath directories and jars, in order
 * @param environment on top of what Lambda itself sets; nothing of this process's environment is passed on
 * @param jvmArguments such as {@code -Xmx512m} or an AOT cache
 * @param functionTimeout after which an invocation is given up; the first one includes the start
 */
public record RuntimeSettings(
        String functionName,
        String handler,
        List<Path> classPath,
        Map<String, String> environment,
        List<String> jvmArguments,
        Duration functionTimeout) {
    public RuntimeSettings {
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
        jvmArguments = List.copyOf(jvmArguments);
    }
}
