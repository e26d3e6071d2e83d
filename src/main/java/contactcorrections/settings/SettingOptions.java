package contactcorrections.settings;

import contactcorrections.run.Setting;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that are settings too, made from the records that hold the settings. */
public final class SettingOptions {

    public static final String JOB = "--job";

    /** Below the order of options such as --help, which commands inherit. */
    private static final int BEFORE_OTHERS = -2;

    private static final List<String> READING = List.of(
            "instance-id",
            "charset",
            "delimiter",
            "clear-token",
            "default-country",
            "report-to",
            "json",
            "log",
            "quiet");

    private static final List<String> CALLING = List.of(
            "share",
            "account",
            "max-in-flight",
            "max-errors",
            "until",
            "max-duration",
            "patience",
            "read-rate",
            "read-burst",
            "slots",
            "metrics",
            "notify",
            "simulate");

    private static final List<String> SENDING = List.of("rate", "burst", "again", "limit", "skip-unchanged", "undo");

    private static final List<String> PLANNING = List.of("sample");

    private static final List<String> TELLING = List.of("log", "quiet");

    private SettingOptions() {}

    /** The options of a command that takes all other settings from elsewhere. */
    public static final class Telling implements IModelTransformer {

        @Override
        public CommandSpec transform(CommandSpec command) {
            Map<String, Parameter> settings = Settings.parameters();
            TELLING.forEach(name -> command.addOption(option(name, Objects.requireNonNull(settings.get(name)))));
            return command;
        }
    }

    /** The options of a command that reads an input. */
    public static final class Reading implements IModelTransformer {

        @Override
        public CommandSpec transform(CommandSpec command) {
            return add(command, READING.stream());
        }
    }

    /** The options of a command that applies an input too. */
    public static final class Running implements IModelTransformer {

        @Override
        public CommandSpec transform(CommandSpec command) {
            return add(command, Stream.of(READING, SENDING, CALLING).flatMap(List::stream));
        }
    }

    /** The options of a command that finds out what applying an input would change. */
    public static final class Planning implements IModelTransformer {

        @Override
        public CommandSpec transform(CommandSpec command) {
            return add(command, Stream.of(READING, PLANNING, CALLING).flatMap(List::stream));
        }
    }

    private static CommandSpec add(CommandSpec command, Stream<String> names) {
        Map<String, Parameter> settings = Settings.parameters();
        Stream.concat(Stream.of(job()), names.map(name -> option(name, Objects.requireNonNull(settings.get(name)))))
                .forEach(command::addOption);
        return command;
    }

    private static OptionSpec job() {
        return OptionSpec.builder(JOB)
                .type(Path.class)
                .order(BEFORE_OTHERS)
                .paramLabel("FILE")
                .description("A job definition (YAML); other options override it.")
                .build();
    }

    private static OptionSpec option(String name, Parameter parameter) {
        Setting setting = parameter.getAnnotation(Setting.class);
        OptionSpec.Builder option =
                OptionSpec.builder("--" + name).order(BEFORE_OTHERS).description(setting.value());
        if (setting.label().isEmpty()) {
            return option.type(boolean.class).build();
        }
        return option.type(String.class)
                .paramLabel(setting.label())
                .defaultValue(defaultOf(parameter))
                .build();
    }

    static @Nullable String defaultOf(Parameter parameter) {
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        return value == null || value.value().length == 0 ? null : value.value()[0];
    }
}
