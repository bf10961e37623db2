package com.speechcad.local.lambda;

/** The handler threw, or did not answer in time; Lambda's answer would carry {@code X-Amz-Function-Error}. */
public final class FunctionError extends RuntimeException {
    private final String errorType;

    public FunctionError(String errorType, String message, Throwable cause) {
        super(message, cause);
        this.errorType = errorType;
    }

    public FunctionError(String errorType, String message) {
        super(message);
        this.errorType = errorType;
    }

    /** The exception's class, or Lambda's own word such as {@code Sandbox.Timedout}. */
    public String errorType() {
        return errorType;
    }
}
