package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import contactcorrections.database.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Calls a second of the whole program without a throttle, against a bare loop over the same SDK client with as many calls in
 * flight; and rows a second of all that is not a call.
 */
final class CallsBenchmark implements Benchmark {

    private static final String IN_FLIGHT = "32";

    private int run;

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        long rows = Workbench.rows(60_000);
        Path input = InputFile.write(bench.file("calls.csv"), Kind.PLAIN, rows);
        try (TimedConnect connect = TimedConnect.start();
                PostgresServer postgres = PostgresServer.start(bench.file("postgres"))) {
            Map<String, Series> rates = new Rounds(Workbench.rounds(3))
                    .add("bare loop", () -> bareLoop(bench, connect, rows))
                    .add("program on H2", () -> program(bench, connect, input, h2(bench, connect)))
                    .add(
                            "program on PostgreSQL",
                            () -> program(bench, connect, input, onPostgres(bench, connect, postgres)))
                    .add("no client, H2", () -> withoutClient(bench, input, h2(bench, connect)))
                    .add(
                            "no client, PostgreSQL",
                            () -> withoutClient(bench, input, onPostgres(bench, connect, postgres)))
                    .run();
            List<Figure> figures = new ArrayList<>();
            for (String database : List.of("H2", "PostgreSQL")) {
                figures.add(new Figure(
                        "calls, " + database,
                        "1/s",
                        Objects.requireNonNull(rates.get("program on " + database)),
                        "bare loop over the client",
                        rates.get("bare loop")));
                figures.add(Figure.of(
                        "reading, validating and storing alone, " + database,
                        "rows/s",
                        Objects.requireNonNull(rates.get("no client, " + database))));
            }
            return figures;
        }
    }

    private static double bareLoop(Workbench bench, TimedConnect connect, long calls) throws Exception {
        connect.reset();
        try (Child loop = bench.start(
                Workbench.main(Workbench.java(), BareLoop.class),
                bench.environment("unused", connect),
                "Apache",
                "platform",
                IN_FLIGHT,
                String.valueOf(calls))) {
            loop.await().require(0);
        }
        return connect.rate(0, 1);
    }

    private static double program(Workbench bench, TimedConnect connect, Path input, Map<String, String> environment)
            throws Exception {
        connect.reset();
        try (Child run = bench.start(
                Workbench.program(),
                environment,
                "run",
                Workbench.INSTANCE,
                "--again",
                "--rate=10000",
                "--burst=1000000",
                "--share=100%",
                "--max-in-flight=" + IN_FLIGHT,
                "--report-to=" + bench.file("reports"),
                input.toString())) {
            run.await().require(0);
        }
        return connect.rate(0, 1);
    }

    private static double withoutClient(Workbench bench, Path input, Map<String, String> environment) throws Exception {
        try (Child rest =
                bench.start(Workbench.main(Workbench.java(), WithoutClient.class), environment, input.toString())) {
            return rest.await().require(0).number();
        }
    }

    private Map<String, String> h2(Workbench bench, TimedConnect connect) {
        return bench.environment("calls-" + ++run, connect);
    }

    private static Map<String, String> onPostgres(Workbench bench, TimedConnect connect, PostgresServer postgres) {
        Map<String, String> environment = bench.environment("unused", connect);
        environment.put("SPRING_DATASOURCE_URL", postgres.url());
        environment.put("CORRECTIONS_ACCOUNT", "123456789012");
        environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
        return environment;
    }
}
