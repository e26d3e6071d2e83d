package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** From the start of the process to its first call: the jar, the jar extracted, and extracted with an AOT cache. */
final class StartUpBenchmark implements Benchmark {

    private int run;

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        Path input = InputFile.write(bench.file("start-up.csv"), Kind.TYPICAL, 40);
        Path extracted = extract(bench);
        try (TimedConnect connect = TimedConnect.start()) {
            var rounds = new Rounds(Workbench.rounds(5))
                    .add("bare loop", () -> bareLoop(bench, connect))
                    .add("jar, Java 17", () -> firstCall(bench, connect, Workbench.program(), input))
                    .add(
                            "extracted, Java 17",
                            () -> firstCall(bench, connect, jar(Workbench.java(), extracted), input));
            if (Workbench.hasJava25()) {
                String cache = "-XX:AOTCache=" + trained(bench, connect, extracted, input);
                rounds.add(
                        "extracted, Java 25",
                        () -> firstCall(bench, connect, jar(Workbench.java25(), extracted), input));
                rounds.add(
                        "extracted with an AOT cache, Java 25",
                        () -> firstCall(bench, connect, jar(Workbench.java25(), extracted, cache), input));
            }
            Map<String, Series> seconds = rounds.run();
            Series bare = Objects.requireNonNull(seconds.remove("bare loop"));
            List<Figure> figures = new ArrayList<>();
            seconds.forEach((name, series) ->
                    figures.add(new Figure("first call, " + name, "s", series, "bare loop over the client", bare)));
            return figures;
        }
    }

    private static Path extract(Workbench bench) throws Exception {
        List<String> command = List.of(
                Workbench.java(), "-Djarmode=tools", "-jar", Workbench.jar().toString());
        try (Child tools = bench.start(
                command,
                Map.of(),
                "extract",
                "--destination",
                bench.file("extracted").toString())) {
            tools.await().require(0);
        }
        return bench.file("extracted").resolve(Workbench.jar().getFileName());
    }

    private Path trained(Workbench bench, TimedConnect connect, Path extracted, Path input) throws Exception {
        Path cache = bench.file("program.aot");
        try (Child training =
                start(bench, connect, jar(Workbench.java25(), extracted, "-XX:AOTCacheOutput=" + cache), input)) {
            training.await().require(0);
        }
        return cache;
    }

    private static List<String> jar(String java, Path jar, String... jvm) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of(jvm));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private double firstCall(Workbench bench, TimedConnect connect, List<String> command, Path input) throws Exception {
        connect.reset();
        try (Child program = start(bench, connect, command, input)) {
            double seconds = (connect.firstCall(program) - program.startedAt()) / 1e9;
            program.await().require(0);
            return seconds;
        }
    }

    private Child start(Workbench bench, TimedConnect connect, List<String> command, Path input) throws Exception {
        return bench.start(
                command,
                bench.environment("start-up-" + ++run, connect),
                "run",
                Workbench.INSTANCE,
                "--rate=1000",
                "--burst=1000",
                "--report-to=" + bench.file("reports"),
                input.toString());
    }

    private static double bareLoop(Workbench bench, TimedConnect connect) throws Exception {
        connect.reset();
        try (Child loop = bench.start(
                Workbench.main(Workbench.java(), BareLoop.class),
                bench.environment("unused", connect),
                "Apache",
                "platform",
                "1",
                "2")) {
            double seconds = (connect.firstCall(loop) - loop.startedAt()) / 1e9;
            loop.await().require(0);
            return seconds;
        }
    }
}
