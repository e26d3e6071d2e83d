package contactcorrections.console;

import contactcorrections.run.ExitState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How several inputs ended, all together. */
public final class ExitSummary {

    private final int inputs;
    private final Map<ExitState, Integer> counts = new EnumMap<>(ExitState.class);

    public ExitSummary(int inputs) {
        this.inputs = inputs;
    }

    public void add(ExitState state) {
        counts.merge(state, 1, Integer::sum);
    }

    /** The worst of them; an input that was not even begun is one that was stopped. */
    public ExitState state() {
        ExitState worst = counts.isEmpty() ? ExitState.COMPLETED : Collections.max(counts.keySet());
        return notBegun() > 0 ? worst.worse(ExitState.STOPPED) : worst;
    }

    /** One line for people. */
    String line() {
        String ends = counts.entrySet().stream()
                .map(end -> String.format(
                        Locale.ROOT,
                        "%,d %s",
                        end.getValue(),
                        end.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .collect(Collectors.joining(", "));
        String rest = notBegun() == 0 ? "" : String.format(Locale.ROOT, ", %,d not begun", notBegun());
        return String.format(Locale.ROOT, "%,d inputs: %s%s; exit code %s.", inputs, ends, rest, state().code());
    }

    private int notBegun() {
        return inputs - counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
