package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** From the start of the process to its first call, without and with an archive of classes; and what small commands take. */
final class StartUpBenchmark implements Benchmark {

    private int run;

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        Path input = InputFile.write(bench.file("start-up.csv"), Kind.TYPICAL, 40);
        try (TimedConnect connect = TimedConnect.start()) {
            List<String> archived = trained(
                    bench, connect, Workbench.java(), "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", input);
            var rounds = new Rounds(Workbench.rounds(5))
                    .add("bare loop", () -> bareLoop(bench, connect))
                    .add("first call, Java 17", () -> firstCall(bench, connect, Workbench.program(), input))
                    .add("first call, Java 17 with a class archive", () -> firstCall(bench, connect, archived, input))
                    .add("status, Java 17", () -> whole(bench, connect, Workbench.program(), "status"))
                    .add("status, Java 17 with a class archive", () -> whole(bench, connect, archived, "status"))
                    .add("validate, Java 17", () -> validate(bench, connect, Workbench.program(), input));
            if (Workbench.hasJava25()) {
                List<String> cached =
                        trained(bench, connect, Workbench.java25(), "-XX:AOTCacheOutput=", "-XX:AOTCache=", input);
                rounds.add("first call, Java 25", () -> firstCall(bench, connect, jar(Workbench.java25()), input));
                rounds.add("first call, Java 25 with an AOT cache", () -> firstCall(bench, connect, cached, input));
                rounds.add("status, Java 25 with an AOT cache", () -> whole(bench, connect, cached, "status"));
            }
            Map<String, Series> seconds = rounds.run();
            Series bare = Objects.requireNonNull(seconds.remove("bare loop"));
            List<Figure> figures = new ArrayList<>();
            seconds.forEach(
                    (name, series) -> figures.add(new Figure(name, "s", series, "bare loop over the client", bare)));
            return figures;
        }
    }

    /** The program with an archive of the classes that a run loads. */
    private List<String> trained(
            Workbench bench, TimedConnect connect, String java, String make, String use, Path input) throws Exception {
        Path archive = bench.file("program" + ++run);
        try (Child training = start(bench, connect, jar(java, make + archive), input)) {
            training.await().require(0);
        }
        return jar(java, use + archive);
    }

    private double whole(Workbench bench, TimedConnect connect, List<String> command, String... arguments)
            throws Exception {
        long start = System.nanoTime();
        try (Child program = bench.start(command, bench.environment("start-up-" + ++run, connect), arguments)) {
            program.await().require(0);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private double validate(Workbench bench, TimedConnect connect, List<String> command, Path input) throws Exception {
        return whole(
                bench,
                connect,
                command,
                "validate",
                Workbench.INSTANCE,
                "--report-to=" + bench.file("reports"),
                input.toString());
    }

    private static List<String> jar(String java, String... jvm) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of(jvm));
        command.addAll(List.of("-jar", Workbench.jar().toString()));
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
