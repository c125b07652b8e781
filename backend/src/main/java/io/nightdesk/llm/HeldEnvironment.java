package io.nightdesk.llm;

import ai.onnxruntime.OrtEnvironment;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/// The environment in which models run, for as long as the process does.
///
/// The library frees its own in a shutdown hook, beside all others: while a node drains and still
/// answers, for a quarter of a minute. Its native interface demands that an environment outlives
/// its sessions, and one node of a hundred that drained crashed in the middle of a session's run. A
/// second reference, of which there may be any number, keeps it from being freed.
final class HeldEnvironment {

    private static final int WARNINGS = 2;
    private static final OrtEnvironment HELD = hold();

    private HeldEnvironment() {}

    static OrtEnvironment get() {
        return HELD;
    }

    private static OrtEnvironment hold() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            Field api =
                    Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method refer =
                    OrtEnvironment.class.getDeclaredMethod(
                            "createHandle", long.class, int.class, String.class);
            refer.setAccessible(true);
            refer.invoke(null, api.getLong(null), WARNINGS, "held");
            return environment;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of onnxruntime is held otherwise", e);
        }
    }
}
