package contactcorrections.command;

import contactcorrections.command.start.Program;
import contactcorrections.run.ExitState;
import contactcorrections.run.UsageException;
import contactcorrections.settings.CommandException;
import contactcorrections.simulator.Simulator;
import contactcorrections.simulator.SimulatorSettings;
import contactcorrections.simulator.SimulatorSettings.Faults;
import contactcorrections.simulator.SimulatorSettings.Latency;
import contactcorrections.simulator.SimulatorSettings.Outage;
import contactcorrections.simulator.SimulatorSettings.Quota;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code simulator}: serves a stand-in for Connect until it is told to end. */
@Command(
        name = "simulator",
        description = "Serves a local stand-in for the Connect endpoint, to rehearse against.",
        sortOptions = false,
        footer = {
            "",
            "Example:",
            "  contact-corrections simulator --errors 1%% --latency 60ms --jitter 30ms",
            "  AWS_ENDPOINT_URL_CONNECT=http://127.0.0.1:8099 \\",
            "      contact-corrections run corrections.csv"
        })
final class SimulatorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8099",
            description = "TCP port, 0 for any that is free (${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "" + Quota.DEFAULT_RATE,
            description = "Calls per second that each operation lets through (${DEFAULT-VALUE}).")
    double rate;

    @Option(
            names = "--burst",
            paramLabel = "N",
            defaultValue = "" + Quota.DEFAULT_BURST,
            description = "Calls at once that it lets through (${DEFAULT-VALUE}).")
    int burst;

    @Option(
            names = "--others",
            paramLabel = "N",
            defaultValue = "0",
            description = "Updates per second that others take from the quota (${DEFAULT-VALUE}).")
    double others;

    @Option(
            names = "--latency",
            paramLabel = "D",
            defaultValue = "0ms",
            description = "Time to an answer (${DEFAULT-VALUE}).")
    Duration latency = Duration.ZERO;

    @Option(
            names = "--jitter",
            paramLabel = "D",
            defaultValue = "0ms",
            description = "By how much it varies (${DEFAULT-VALUE}).")
    Duration jitter = Duration.ZERO;

    @Option(
            names = "--errors",
            converter = Percentage.class,
            paramLabel = "P%",
            defaultValue = "0%",
            description = "Share of HTTP 500 answers (${DEFAULT-VALUE}).")
    double errors;

    @Option(
            names = "--drops",
            converter = Percentage.class,
            paramLabel = "P%",
            defaultValue = "0%",
            description = "Share of dropped connections (${DEFAULT-VALUE}).")
    double drops;

    @Option(
            names = "--unknown",
            converter = Percentage.class,
            paramLabel = "P%",
            defaultValue = "0%",
            description = "Share of contacts that do not exist (${DEFAULT-VALUE}).")
    double unknown;

    @Option(
            names = "--conflicts",
            converter = Percentage.class,
            paramLabel = "P%",
            defaultValue = "0%",
            description = "Share of updates that conflict (${DEFAULT-VALUE}).")
    double conflicts;

    @Option(
            names = "--outage-after",
            paramLabel = "D",
            defaultValue = "0s",
            description = "When an outage begins (${DEFAULT-VALUE}).")
    Duration outageAfter = Duration.ZERO;

    @Option(
            names = "--outage-for",
            paramLabel = "D",
            defaultValue = "0s",
            description = "How long it lasts (${DEFAULT-VALUE}: none).")
    Duration outageFor = Duration.ZERO;

    @Option(
            names = "--deny-after",
            paramLabel = "N",
            description = "Calls of an operation that is denied after them (never).")
    long denyAfter = Faults.NEVER;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Repeats the same faults (${DEFAULT-VALUE}).")
    long seed;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Simulator simulator = Simulator.start(settings())) {
            var closing = new Thread(() -> out.println(simulator.stats().line()));
            Runtime.getRuntime().addShutdownHook(closing);
            out.printf("Simulating Connect at %s (Ctrl-C ends it). Call it with:%n", simulator.uri());
            out.printf(
                    "  AWS_ENDPOINT_URL_CONNECT=%s AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x %s run INPUT%n",
                    simulator.uri(), String.join(" ", Program.words()));
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException e) {
            throw new CommandException(
                    ExitState.FAILED, "Port %s cannot be used; choose another with --port.".formatted(port), e);
        }
    }

    private SimulatorSettings settings() {
        try {
            return new SimulatorSettings(
                    port,
                    new Quota(rate, burst, others),
                    new Quota(rate, burst, 0),
                    new Latency(latency, jitter),
                    new Outage(outageAfter, outageFor),
                    new Faults(errors, drops, unknown, conflicts, denyAfter),
                    seed);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--" + e.getMessage());
        }
    }

    /** A percentage, as the fraction that it is. */
    static final class Percentage implements ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            if (!text.matches("\\d{1,3}(\\.\\d{1,6})?%")) {
                throw new TypeConversionException("expected a percentage such as 1%");
            }
            return Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
        }
    }
}
