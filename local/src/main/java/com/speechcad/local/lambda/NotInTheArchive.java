package com.speechcad.local.lambda;

import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanResolutionContext;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import org.jspecify.annotations.Nullable;

/** Switches off every bean that the function would not find in its archive. */
record NotInTheArchive(FunctionSpec spec) implements BeanConfiguration {
    /** By where the definition stands: what a factory makes may well be of another package's type. */
    @Override
    public boolean isWithin(@SuppressWarnings("rawtypes") BeanDefinitionReference reference) {
        return isWithin(reference.getBeanDefinitionName());
    }

    @Override
    public boolean isWithin(String className) {
        return !spec.holds(className);
    }

    @Override
    public boolean isEnabled(BeanContext context, @Nullable BeanResolutionContext resolution) {
        return false;
    }

    @Override
    public @Nullable Package getPackage() {
        return null;
    }

    @Override
    public String getName() {
        return "not in the archive of " + spec.name();
    }

    @Override
    public @Nullable String getVersion() {
        return null;
    }
}
