package contactcorrections.command;

import contactcorrections.docs.Page;
import contactcorrections.docs.Table;
import contactcorrections.run.ExitState;
import contactcorrections.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the documentation says of commands, options and settings is what the program says of them. */
class CommandReferenceTests {

    private static final Map<String, CommandLine> COMMANDS =
            ContactCorrections.commandLine().getSubcommands();

    private static final Set<String> SETTINGS = Settings.names();

    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(Path.of("jobs/job.schema.json"));

    private static final Pattern CODE =
            Pattern.compile("--[a-z][a-z-]+(=\\w+)?|(\\*|\\b\\w+)\\.csv(\\.gz)?|s3://[A-Z/]+|\\(clear\\)|https://");

    /** Said of each command by the program itself. */
    private static final List<String> INHERITED = List.of("--help", "--version", "--stacktrace");

    /** What a newcomer asks for first. */
    private static final List<String> OFTEN =
            List.of("instance-id", "share", "max-errors", "limit", "undo", "until", "report-to", "notify", "simulate");

    @Test
    void readmeHasTheCommandsTheFirstOptionsAndTheExitCodes() throws IOException {
        Page.of("README.md")
                .assertGenerated(Map.of("commands", commands(), "options", options(), "exit codes", exitCodes()));
    }

    @Test
    void pageOfCommandsHasTheArgumentsOfEach() throws IOException {
        Page.of("src/docs/commands.md")
                .assertGenerated(Map.of(
                        "arguments",
                        COMMANDS.values().stream()
                                .map(command -> section(command.getCommandSpec()))
                                .collect(Collectors.joining("\n"))));
    }

    @Test
    void pageOfSettingsHasEachSettingAndTheCommandsThatTakeItAsAnOption() throws IOException {
        Page.of("src/docs/settings.md").assertGenerated(Map.of("settings", settings()));
    }

    private static String commands() {
        var table = new Table("command", "does");
        COMMANDS.forEach((name, command) ->
                table.row("[`%s`](src/docs/commands.md#%s)".formatted(name, name), summary(command)));
        return table.toString();
    }

    private static String summary(CommandLine command) {
        return text(command.getCommandSpec().usageMessage().description()[0]);
    }

    private static String options() {
        var table = new Table("option of `run`", "meaning (default)");
        OFTEN.stream()
                .map(name -> spec("run").findOption("--" + name))
                .forEach(option -> table.row(written(option), description(option)));
        return table.toString();
    }

    private static String exitCodes() {
        Map<String, String> meanings = spec("run").usageMessage().exitCodeList();
        var table = new Table("code", "state", "meaning");
        for (ExitState state : ExitState.values()) {
            String code = String.valueOf(state.code());
            table.row(
                    code,
                    "`" + state + "`",
                    meanings.entrySet().stream()
                            .filter(each -> each.getKey().strip().equals(code))
                            .map(each -> text(each.getValue()))
                            .findFirst()
                            .orElseThrow());
        }
        return table.toString();
    }

    private static String section(CommandSpec command) {
        var section = new StringBuilder("### %s\n\n".formatted(command.name()));
        Arrays.stream(command.usageMessage().description())
                .takeWhile(line -> !line.isBlank())
                .map(CommandReferenceTests::text)
                .forEach(line -> section.append(line).append('\n'));
        section.append('\n');
        String arguments = arguments(command);
        if (!arguments.isEmpty()) {
            section.append(arguments).append('\n');
        }
        String settings = command.options().stream()
                .filter(CommandReferenceTests::isSetting)
                .map(option -> "`" + option.longestName() + "`")
                .collect(Collectors.joining(", "));
        if (!settings.isEmpty()) {
            section.append("[Settings](settings.md) that it takes as options: ")
                    .append(settings)
                    .append(".\n\n");
        }
        return section.append(ends(command)).toString().stripTrailing() + "\n";
    }

    private static String arguments(CommandSpec command) {
        var table = new Table("argument", "meaning");
        int rows = table.toString().length();
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            table.row(
                    "`" + parameter.paramLabel() + (parameter.arity().max() > 1 ? "…" : "") + "`",
                    description(parameter));
        }
        command.options().stream()
                .filter(option -> !option.hidden() && !isSetting(option))
                .filter(option -> !INHERITED.contains(option.longestName()))
                .forEach(option -> table.row(written(option), description(option)));
        return table.toString().length() == rows ? "" : table.toString();
    }

    private static String ends(CommandSpec command) {
        Map<String, String> codes = command.usageMessage().exitCodeList();
        return codes.isEmpty() || command.name().equals("run")
                ? ""
                : codes.entrySet().stream()
                        .map(code -> "| %s | %s |".formatted(code.getKey().strip(), text(code.getValue())))
                        .collect(Collectors.joining("\n", new Table("exit code", "meaning").toString(), "\n"));
    }

    private static String settings() {
        JsonNode schema = SCHEMA.at("/properties/corrections/properties");
        var table = new Table("setting", "as an option", "meaning (default)", "accepts", "commands");
        Map<String, OptionSpec> options = new TreeMap<>();
        COMMANDS.values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(CommandReferenceTests::isSetting)
                .filter(option -> isOfARun(option))
                .forEach(option -> options.putIfAbsent(name(option), option));
        for (String name : SETTINGS) {
            OptionSpec option = options.get(name);
            table.row(
                    "`" + name + "`",
                    option == null ? "" : written(option),
                    option == null ? schema.path(name).path("description").asString() : description(option),
                    accepted(schema.path(name)),
                    takers(name));
        }
        return table.toString();
    }

    /** What is quickly said; a pattern is not, but an example of it. */
    private static String accepted(JsonNode schema) {
        if (schema.has("anyOf")) {
            return joined(schema.path("anyOf").valueStream().map(CommandReferenceTests::accepted), " or ");
        }
        if (schema.path("$ref").asString("").endsWith("/duration")) {
            return "a duration such as `90s`, `15m` or `6h`";
        }
        return schema.has("enum")
                ? joined(schema.path("enum").valueStream().map(CommandReferenceTests::shown), ", ")
                : schema.has("const")
                        ? shown(schema.path("const"))
                        : schema.has("examples") ? "such as " + shown(schema.at("/examples/0")) : number(schema);
    }

    private static String number(JsonNode schema) {
        String kind = schema.path("type").asString("");
        if (!List.of("integer", "number").contains(kind)) {
            return "";
        }
        return joined(
                Stream.of(
                        kind.equals("integer") ? "whole number" : "number",
                        schema.has("minimum") ? schema.path("minimum").asString() + " or more" : "",
                        schema.has("exclusiveMinimum")
                                ? "above " + schema.path("exclusiveMinimum").asString()
                                : "",
                        schema.has("maximum")
                                ? "at most " + schema.path("maximum").asString()
                                : ""),
                ", ");
    }

    private static String joined(Stream<String> parts, String between) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }

    private static String shown(JsonNode value) {
        String text = value.asString();
        return text.equals("\t") ? "a tab" : Table.code(text);
    }

    /** Where names of settings are used for something of a command's own, as by {@code simulator}, they are none. */
    private static boolean isOfARun(OptionSpec option) {
        return option.command().findOption("--job") != null
                || option.command().name().equals("worker");
    }

    private static boolean isSetting(OptionSpec option) {
        return SETTINGS.contains(name(option)) && isOfARun(option);
    }

    private static String takers(String setting) {
        return COMMANDS.values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> command.options().stream()
                        .anyMatch(option -> isSetting(option) && name(option).equals(setting)))
                .map(CommandSpec::name)
                .collect(Collectors.joining(", "));
    }

    private static CommandSpec spec(String command) {
        return Objects.requireNonNull(COMMANDS.get(command)).getCommandSpec();
    }

    private static String name(OptionSpec option) {
        return option.longestName().substring(2);
    }

    private static String written(OptionSpec option) {
        return "`" + option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel()) + "`";
    }

    private static String description(ArgSpec argument) {
        return text(String.join(" ", argument.description()))
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
    }

    /** Help texts have no marks where code begins and ends. */
    private static String text(String description) {
        return CODE.matcher(description.replace("%%", "%")).replaceAll("`$0`");
    }
}
