package contactcorrections.workload;

import contactcorrections.throttle.Operation;
import contactcorrections.throttle.ThrottleSettings;
import java.util.Comparator;
import java.util.Map;

/**
 * What a run has before it.
 *
 * @param rows that it sends or looks up, at most
 * @param callsPerRow how many calls of each operation a row takes, where it takes all of them
 */
public record Workload(long rows, Map<Operation, Integer> callsPerRow) {

    /** The operation whose quota lets the fewest rows through; each has a quota of its own, and all are called side by side. */
    public Operation slowest(ThrottleSettings quota) {
        return callsPerRow.keySet().stream()
                .min(Comparator.<Operation>comparingDouble(operation -> rowsPerSecond(operation, quota))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** How many rows the quotas let through at most. */
    public double rowsPerSecond(ThrottleSettings quota) {
        return rowsPerSecond(slowest(quota), quota);
    }

    /** How many calls of the operation a row takes. */
    public int calls(Operation operation) {
        return callsPerRow.getOrDefault(operation, 0);
    }

    private double rowsPerSecond(Operation operation, ThrottleSettings quota) {
        return quota.allowed(operation).rate() / calls(operation);
    }
}
