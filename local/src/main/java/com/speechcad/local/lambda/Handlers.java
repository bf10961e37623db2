package com.speechcad.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.Optional;

/** Builds a handler around a context, and lets AWS's runtime client turn JSON into what it takes and back. */
final class Handlers {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader";

    private Handlers() {}

    static RequestStreamHandler build(String handler, ApplicationContext context) {
        try {
            var constructor =
                    context.getClassLoader().loadClass(handler).getDeclaredConstructor(ApplicationContext.class);
            constructor.setAccessible(true);
            return streams(constructor.newInstance(context));
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException(handler + " could not be built", thrown.getCause());
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(handler + " needs a constructor that takes an ApplicationContext", missing);
        }
    }

    private static RequestStreamHandler streams(Object handler) throws ReflectiveOperationException {
        return switch (handler) {
            case RequestStreamHandler ready -> ready;
            case RequestHandler<?, ?> typed -> wrapped(typed);
            default -> throw new IllegalArgumentException(handler.getClass() + " is no Lambda handler");
        };
    }

    /** The client's own wrapper is private; anything else would be a second opinion on serialization. */
    private static RequestStreamHandler wrapped(RequestHandler<?, ?> typed) throws ReflectiveOperationException {
        var parameters = Class.forName(CLIENT).getDeclaredMethod("findInterfaceParameters", Class.class, Class.class);
        parameters.setAccessible(true);
        if (!(parameters.invoke(null, typed.getClass(), RequestHandler.class) instanceof Type[] types)) {
            throw new IllegalArgumentException(typed.getClass() + " does not say what it takes and gives");
        }
        var wrapper = Class.forName(CLIENT + "$PojoHandlerAsStreamHandler")
                .getDeclaredConstructor(RequestHandler.class, Optional.class, Optional.class);
        wrapper.setAccessible(true);
        return (RequestStreamHandler) wrapper.newInstance(typed, given(types[0]), given(types[1]));
    }

    private static Optional<Type> given(Type type) {
        return type == Void.class ? Optional.empty() : Optional.of(type);
    }
}
