package contactcorrections.history;

import contactcorrections.input.Input;
import contactcorrections.run.ExitState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The command line that began a run, from which the one that continues is made.
 *
 * @param program what starts the program, such as {@code java -jar contact-corrections.jar}
 * @param command its name, such as {@code run}
 * @param options options as they were given, each {@code --name=value} or {@code --flag}
 * @param inputs inputs as they were given
 * @param settings the settings that were given, by their full names
 * @param shown the settings in force as the report shows them, in that order
 */
public record Invocation(
        List<String> program,
        String command,
        List<String> options,
        List<String> inputs,
        Map<String, String> settings,
        Map<String, String> shown) {

    private static final String RUN = "run";

    /** The command line as a shell takes it. */
    public String text() {
        return text(command, options, inputs);
    }

    /**
     * The command line that continues after a run that ended so, null when nothing is left to do. It never says
     * {@code --again}, which is not needed to go on, and would apply once more what the command line finished.
     *
     * @param input the input of the run, one of those of the command line
     * @param report location of the run's report
     */
    @Nullable
    public String next(ExitState state, Input input, String report) {
        return switch (state) {
            case COMPLETED -> null;
            case COMPLETED_WITH_ERRORS -> text(RUN, without("again"), List.of(report + "/failed.csv"));
            case ABORTED -> text(command, with("max-errors", "100%"), List.of(asGiven(input)));
            default -> text(command, without("again"), inputs);
        };
    }

    /**
     * The command line that applies what a plan has found, null where it found nothing.
     *
     * @param changes rows that would change something
     * @param report location of the plan's report
     */
    public @Nullable String nextOfPlan(ExitState state, Input input, String report, long changes) {
        if (!state.isFinished()) {
            return next(state, input, report);
        }
        return changes == 0 ? null : text(RUN, without("sample"), List.of(report + "/planned.csv"));
    }

    private String asGiven(Input input) {
        return inputs.size() == 1 && inputs.get(0).endsWith(input.name()) ? inputs.get(0) : input.location();
    }

    private List<String> with(String option, String value) {
        List<String> changed = without(option);
        changed.remove("--again");
        changed.add("--" + option + "=" + value);
        return changed;
    }

    private List<String> without(String option) {
        return options.stream()
                .filter(each -> !each.equals("--" + option) && !each.startsWith("--" + option + "="))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private String text(String withCommand, List<String> withOptions, List<String> withInputs) {
        List<String> words = new ArrayList<>(program);
        words.add(withCommand);
        words.addAll(withOptions);
        words.addAll(withInputs);
        return words.stream().map(Invocation::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        boolean plain = word.toLowerCase(Locale.ROOT).matches("[a-z0-9_@%+=:,./~-]+");
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
