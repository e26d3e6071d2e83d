package contactcorrections.command.start;

import contactcorrections.history.Invocation;
import contactcorrections.notify.NotifySettings;
import contactcorrections.settings.JobDefinition;
import contactcorrections.settings.SettingOptions;
import contactcorrections.settings.Settings;
import contactcorrections.settings.SettingsShown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command line, as settings and as words to repeat it with.
 *
 * @param settings the settings that its options make, over the environment's and the job definition's
 * @param command name of the command
 * @param words its options as they were given, to repeat them; none that may be a secret
 * @param inputs its inputs as they were given
 * @param stacktrace whether the log is to be shown
 */
public record Arguments(
        Settings settings, String command, List<String> words, List<String> inputs, boolean stacktrace) {

    private static final String STACKTRACE = "--stacktrace";

    public static Arguments of(CommandSpec spec, List<String> inputs) {
        ParseResult parsed = spec.commandLine().getParseResult();
        Set<String> names = Settings.names();
        Map<String, Object> options = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            String name = option.longestName();
            String value = Objects.toString(option.getValue());
            if (!NotifySettings.isSecret(name.substring(2), value)) {
                words.add(option.arity().max() == 0 ? name : name + "=" + value);
            }
            if (names.contains(name.substring(2))) {
                options.put(name.substring(2), value);
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            options.put("input[" + i + "]", inputs.get(i));
        }
        Settings settings = Settings.of(options, definition(parsed));
        words.remove(STACKTRACE);
        return new Arguments(
                settings, spec.name(), words, inputs, parsed.hasMatchedOption(STACKTRACE) || hasStacktraceAbove(spec));
    }

    /** What the runs that it begins remember of it. */
    public Invocation invocation() {
        return new Invocation(Program.words(), command, words, inputs, settings.given(), SettingsShown.of(settings));
    }

    private static @Nullable JobDefinition definition(ParseResult parsed) {
        Path file = parsed.commandSpec().findOption(SettingOptions.JOB) == null
                ? null
                : parsed.matchedOptionValue(SettingOptions.JOB, null);
        return file == null ? null : JobDefinition.read(file);
    }

    private static boolean hasStacktraceAbove(CommandSpec spec) {
        CommandSpec parent = spec.parent();
        return parent != null && parent.commandLine().getParseResult().hasMatchedOption(STACKTRACE);
    }
}
