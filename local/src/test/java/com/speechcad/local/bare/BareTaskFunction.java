package com.speechcad.local.bare;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.serde.annotation.Serdeable;

/** Takes a schedule's own input JSON. */
public class BareTaskFunction extends MicronautRequestHandler<BareTaskFunction.Task, BareTaskFunction.Done> {
    public BareTaskFunction() {}

    public BareTaskFunction(ApplicationContext context) {
        super(context);
    }

    @Override
    public Done execute(Task input) {
        return new Done(input.task() + " done");
    }

    /** What to do. */
    @Serdeable
    public record Task(String task) {}

    /** What was done. */
    @Serdeable
    public record Done(String said) {}
}
