package contactcorrections.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls a second over each HTTP client that the SDK offers, by Java version and kind of threads. */
final class ClientsBenchmark implements Benchmark {

    private static final String CALLS = String.valueOf(Workbench.rows(40_000));

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        try (TimedConnect connect = TimedConnect.start()) {
            var rounds = new Rounds(Workbench.rounds(2));
            for (String client : List.of("Apache", "UrlConnection", "AwsCrt", "AwsCrtAsync", "Netty")) {
                rounds.add(client + ", Java 17", () -> rate(bench, connect, Workbench.java(), client, "platform"));
                if (Workbench.hasJava25()) {
                    rounds.add(
                            client + ", Java 25", () -> rate(bench, connect, Workbench.java25(), client, "platform"));
                    if (!client.equals("Netty") && !client.equals("AwsCrtAsync")) {
                        rounds.add(
                                client + ", Java 25, virtual threads",
                                () -> rate(bench, connect, Workbench.java25(), client, "virtual"));
                    }
                }
            }
            Map<String, Series> rates = rounds.run();
            Series apache = Objects.requireNonNull(rates.get("Apache, Java 17"));
            List<Figure> figures = new ArrayList<>();
            rates.forEach((name, rate) ->
                    figures.add(new Figure(name + ", 32 in flight", "calls/s", rate, "Apache, Java 17", apache)));
            return figures;
        }
    }

    private static double rate(Workbench bench, TimedConnect connect, String java, String client, String threads)
            throws Exception {
        connect.reset();
        try (Child loop = bench.start(
                Workbench.main(java, BareLoop.class),
                bench.environment("unused", connect),
                client,
                threads,
                "32",
                CALLS)) {
            return loop.await().require(0).number();
        }
    }
}
