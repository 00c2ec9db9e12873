package dev.driftless.app.wiring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears the signals of this process. Java has {@code sun.misc.Signal} only (module jdk.unsupported), a name that the compiler warns of with every
 * use; so it is looked for by its name.
 */
final class Signals {
    private static final int EXIT_OF_SIGNAL = 128;

    private Signals() {}

    /**
     * Lets a signal do this, and no longer what it does by itself. {@code action} runs in a thread of its own, and may come again while it runs. A
     * signal that was ignored when the process began stays so, as nohup(1) and a shell's background want it.
     *
     * @param name without SIG, like {@code TERM}
     * @param action is told the exit code of a process that ends for it
     */
    static void on(String name, IntConsumer action) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance(name);
            Object handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(),
                    new Class<?>[] {handlerType},
                    new Handler(
                            action,
                            EXIT_OF_SIGNAL + (int) type.getMethod("getNumber").invoke(signal)));
            type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("SIG" + name + " belongs to the virtual machine", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this runtime has no jdk.unsupported", e);
        }
    }

    /** A record's equals, hashCode and toString are those of the proxy. */
    private record Handler(IntConsumer action, int code) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object[] arguments)
                throws ReflectiveOperationException {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(this, arguments);
            }
            action.accept(code);
            return null;
        }
    }
}
