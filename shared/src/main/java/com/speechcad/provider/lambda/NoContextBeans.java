package com.speechcad.provider.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.DefaultLambdaContextFactory;
import io.micronaut.function.aws.LambdaContextFactory;
import jakarta.inject.Singleton;

/**
 * Micronaut makes four beans of each invocation's context, which has it look through all beans four times: as much of the
 * processor as a tap itself. Nothing of ours asks for them.
 */
@Singleton
@Replaces(DefaultLambdaContextFactory.class)
class NoContextBeans implements LambdaContextFactory {
    @Override
    public void registerSingletons(Context context) {
        // Whoever needs something of an invocation is given it by its function.
    }
}
