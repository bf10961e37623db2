package com.speechcad.local.proof;

import com.speechcad.call.Dialer;
import com.speechcad.kernel.Unreachable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Ports behind which the provider, the queue or the bucket may fail when {@link Faults} says so. */
final class FaultyPorts {
    private FaultyPorts() {}

    /** All interfaces of ours that {@code real} has, with a point at each call. */
    static Object around(Object real) {
        var ours = java.util.Arrays.stream(real.getClass().getInterfaces())
                .filter(type -> type.getName().startsWith("com.speechcad."))
                .toArray(Class<?>[]::new);
        return Proxy.newProxyInstance(
                FaultyPorts.class.getClassLoader(), ours, (_, method, arguments) -> call(real, method, arguments));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return invoke(real, method, arguments);
        }
        var point = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        var now = Faults.only().pass(point);
        if (now == Faults.Now.GO) {
            return invoke(real, method, arguments);
        }
        if (now != Faults.Now.REFUSE) {
            invoke(real, method, arguments);
        }
        if (Faults.only().isDead()) {
            throw new Faults.Killed();
        }
        // The adapters of the voice provider say it in a word of their own.
        if (method.getReturnType() == Dialer.Dialled.class) {
            return new Dialer.Dialled.Uncertain();
        }
        if (method.getReturnType() == Dialer.Stopped.class) {
            return Dialer.Stopped.FAILED;
        }
        throw new Unreachable("fault: " + point);
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
