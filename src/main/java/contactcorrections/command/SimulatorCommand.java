package contactcorrections.command;

import contactcorrections.run.ExitState;
import contactcorrections.settings.Settings;
import contactcorrections.settings.UsageException;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
            defaultValue = "10",
            description = "Calls per second that are let through (${DEFAULT-VALUE}).")
    double rate;

    @Option(
            names = "--burst",
            paramLabel = "N",
            defaultValue = "15",
            description = "Calls at once that are let through (${DEFAULT-VALUE}).")
    int burst;

    @Option(
            names = "--others",
            paramLabel = "N",
            defaultValue = "0",
            description = "Calls per second that others take from the quota (${DEFAULT-VALUE}).")
    double others;

    @Option(
            names = "--latency",
            paramLabel = "D",
            defaultValue = "0ms",
            description = "Time to an answer (${DEFAULT-VALUE}).")
    String latency = "";

    @Option(
            names = "--jitter",
            paramLabel = "D",
            defaultValue = "0ms",
            description = "By how much it varies (${DEFAULT-VALUE}).")
    String jitter = "";

    @Option(
            names = "--errors",
            paramLabel = "P%",
            defaultValue = "0%",
            description = "Share of HTTP 500 answers (${DEFAULT-VALUE}).")
    String errors = "";

    @Option(
            names = "--drops",
            paramLabel = "P%",
            defaultValue = "0%",
            description = "Share of dropped connections (${DEFAULT-VALUE}).")
    String drops = "";

    @Option(
            names = "--unknown",
            paramLabel = "P%",
            defaultValue = "0%",
            description = "Share of contacts that do not exist (${DEFAULT-VALUE}).")
    String unknown = "";

    @Option(
            names = "--conflicts",
            paramLabel = "P%",
            defaultValue = "0%",
            description = "Share of conflicts (${DEFAULT-VALUE}).")
    String conflicts = "";

    @Option(
            names = "--outage-after",
            paramLabel = "D",
            defaultValue = "0s",
            description = "When an outage begins (${DEFAULT-VALUE}).")
    String outageAfter = "";

    @Option(
            names = "--outage-for",
            paramLabel = "D",
            defaultValue = "0s",
            description = "How long it lasts (${DEFAULT-VALUE}: none).")
    String outageFor = "";

    @Option(names = "--deny-after", paramLabel = "N", description = "Calls after which access is denied (never).")
    @Nullable
    Long denyAfter;

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
                    new Latency(duration("--latency", latency), duration("--jitter", jitter)),
                    new Outage(duration("--outage-after", outageAfter), duration("--outage-for", outageFor)),
                    new Faults(
                            share("--errors", errors),
                            share("--drops", drops),
                            share("--unknown", unknown),
                            share("--conflicts", conflicts),
                            denyAfter == null ? Faults.NEVER : denyAfter),
                    seed);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--" + e.getMessage());
        }
    }

    private static Duration duration(String option, String text) {
        return Settings.duration(option, text);
    }

    private static double share(String option, String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,6})?%")) {
            throw new UsageException(
                    "%s: %s is not accepted, expected a percentage such as 1%%".formatted(option, text));
        }
        return Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
    }
}
