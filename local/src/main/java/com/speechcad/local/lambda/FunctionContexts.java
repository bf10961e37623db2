package com.speechcad.local.lambda;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.Origin;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.inject.annotation.MutableAnnotationMetadata;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Starts a Micronaut context that sees what one function's archive would hold, and nothing of this process. */
final class FunctionContexts {
    private FunctionContexts() {}

    /** @param environment the function's environment variables, by their names on Lambda */
    static ApplicationContext start(FunctionSpec spec, Map<String, String> environment, Clock clock) {
        var builder = ApplicationContext.builder();
        LambdaApplicationContextBuilder.setLambdaConfiguration(builder);
        return builder.deduceEnvironment(false)
                .environmentPropertySource(false)
                .banner(false)
                .beanConfigurations(new NotInTheArchive(spec))
                .propertySources(PropertySource.of(
                        "function",
                        new HashMap<>(environment),
                        PropertyConvention.ENVIRONMENT_VARIABLE,
                        Origin.of("function")))
                .beanDefinitions(primary(clock))
                .start();
    }

    /** Wins over the function's own clock, so that a jump of the stack's clock reaches it. */
    private static RuntimeBeanDefinition<Clock> primary(Clock clock) {
        var metadata = new MutableAnnotationMetadata();
        metadata.addDeclaredAnnotation(Primary.class.getName(), Map.of());
        return RuntimeBeanDefinition.builder(Clock.class, () -> clock)
                .singleton(true)
                .annotationMetadata(metadata)
                .build();
    }
}
