package com.speechcad.local.lambda;

/** One Lambda function as whoever invokes it sees it: the event's JSON in, the answer's JSON out. */
@FunctionalInterface
public interface LambdaFunction {
    /** @throws FunctionError when the handler threw or did not answer in time */
    byte[] invoke(byte[] event);
}
