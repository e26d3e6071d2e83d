package contactcorrections.connect.attempt;

import contactcorrections.throttle.Operation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gate of each operation that a run calls, whichever of its steps calls first. */
public final class WarmUpGates {

    private final Map<Operation, WarmUpGate> gates = new ConcurrentHashMap<>();

    WarmUpGate of(Operation operation) {
        return gates.computeIfAbsent(operation, each -> new WarmUpGate());
    }
}
