package com.speechcad.local.scheduler;

import com.speechcad.local.lambda.LambdaFunction;
import java.util.Optional;

/** Who stands behind an ARN. */
@FunctionalInterface
public interface Targets {
    Optional<LambdaFunction> find(String arn);
}
