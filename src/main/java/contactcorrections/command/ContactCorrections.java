package contactcorrections.command;

import contactcorrections.command.start.Program;
import contactcorrections.input.InputException;
import contactcorrections.run.ExitState;
import contactcorrections.run.StopCause;
import contactcorrections.run.UsageException;
import contactcorrections.settings.CommandException;
import contactcorrections.settings.DurationConverter;
import contactcorrections.settings.WrongSetting;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: reads the command line, hands over to the command that it names, and ends with its exit code. */
@Command(
        name = "contact-corrections",
        description = "Applies bulk corrections to Amazon Connect contacts.",
        versionProvider = Program.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = false)
public final class ContactCorrections {

    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            PlanCommand.class,
            ValidateCommand.class,
            WorkerCommand.class,
            TemplateCommand.class,
            StatusCommand.class,
            ReportCommand.class,
            PurgeCommand.class,
            SimulatorCommand.class,
            GenerateCompletion.class);

    private static final String[] EXAMPLES = {
        "",
        "Example:",
        "  contact-corrections validate corrections.csv --instance-id ID",
        "  contact-corrections plan corrections.csv --instance-id ID",
        "  contact-corrections run corrections.csv --instance-id ID",
        "  contact-corrections status"
    };

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show the log and the stack trace of an unexpected failure.")
    boolean stacktrace;

    private ContactCorrections() {}

    public static void main(String[] args) {
        // Every text here is English, for people and machines alike; libraries write theirs in the default locale.
        Locale.setDefault(Locale.ENGLISH);
        try {
            System.exit(execute(args));
        } catch (Error e) {
            // Other threads may have died of it, or wait for those that have: none is waited for.
            System.err.println(
                    e instanceof OutOfMemoryError error
                            ? StopCause.CannotGoOn.of(error).message()
                            : "Unexpected failure: " + e.getClass().getSimpleName() + ". What was done is kept.");
            Runtime.getRuntime().halt(ExitState.FAILED.code());
        }
    }

    /** Runs a command line; the result is its exit code. */
    public static int execute(String... args) {
        return commandLine(commands(args)).execute(args);
    }

    /** The command that the words begin with: to make all is half of the time that a small one takes. */
    private static List<Class<?>> commands(String... args) {
        return COMMANDS.stream()
                .filter(command -> command != GenerateCompletion.class)
                .filter(command -> args.length > 0
                        && command.getAnnotation(Command.class).name().equals(args[0]))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    /** The program with all its commands. */
    static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        var program = new ContactCorrections();
        var commandLine = new CommandLine(program);
        commands.forEach(command -> commandLine.addSubcommand(new CommandLine(command)));
        // Not in the annotation: the commands would inherit it.
        commandLine.getCommandSpec().usageMessage().footer(EXAMPLES);
        // Standard output carries the result: names and messages in it are UTF-8 on every machine.
        return commandLine
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .registerConverter(Path.class, ContactCorrections::path)
                .registerConverter(Duration.class, new DurationConverter())
                .setParameterExceptionHandler(usageErrors())
                .setExecutionExceptionHandler(failures(program));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(UsageException.NO_PATH);
        }
    }

    private static IParameterExceptionHandler usageErrors() {
        return (wrong, args) -> {
            PrintWriter err = wrong.getCommandLine().getErr();
            err.println(message(wrong));
            if (wrong instanceof UnmatchedArgumentException unmatched) {
                suggestion(unmatched).ifPresent(name -> err.printf("Did you mean %s?%n", name));
            }
            return pointToHelp(wrong.getCommandLine());
        };
    }

    /** Converters of ours say what they expect, as settings do; what other values look like is picocli's to say. */
    private static String message(ParameterException wrong) {
        ArgSpec argument = wrong.getArgSpec();
        Throwable cause = wrong.getCause();
        if (argument == null
                || cause == null
                || !String.valueOf(cause.getMessage()).startsWith("expected ")) {
            return String.valueOf(wrong.getMessage());
        }
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        return WrongSetting.message(name, wrong.getValue(), String.valueOf(cause.getMessage()));
    }

    /** Picocli's own suggestions have none for rnu. */
    private static Optional<String> suggestion(UnmatchedArgumentException wrong) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        Set<String> names = wrong.isUnknownOption()
                ? command.optionsMap().keySet()
                : command.subcommands().keySet();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(WrongSetting.nearest(wrong.getUnmatched().get(0).split("=", 2)[0], names));
    }

    private static IExecutionExceptionHandler failures(ContactCorrections program) {
        return (failure, commandLine, parsed) -> {
            if (failure instanceof UsageException) {
                commandLine.getErr().println(failure.getMessage());
                return pointToHelp(commandLine);
            }
            PrintWriter err = commandLine.getErr();
            if (failure instanceof InvalidPathException) {
                err.printf("A file or folder has %s.%n", UsageException.NO_PATH);
                return ExitState.USAGE.code();
            }
            if (failure instanceof CommandException known) {
                err.println(known.getMessage());
                return known.state().code();
            }
            if (failure instanceof InputException) {
                err.println(failure.getMessage());
                return ExitState.FAILED.code();
            }
            err.printf(
                    "Unexpected failure: %s. What was done is kept. --stacktrace shows more.%n",
                    failure.getClass().getSimpleName());
            if (program.stacktrace) {
                failure.printStackTrace(err);
            }
            return ExitState.FAILED.code();
        };
    }

    private static int pointToHelp(CommandLine command) {
        command.getErr().printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
        return ExitState.USAGE.code();
    }
}
