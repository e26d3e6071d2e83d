package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How much of the UpdateContact tokens that it may take a run takes that reads every contact before and keeps what it held,
 * with endpoints that meter exactly a quota for each operation.
 */
final class UndoBenchmark implements Benchmark {

    private static final int RATE = 50;
    private static final int BURST = 75;

    private static final String BEFORE = """
            {"Name": "Before", "Description": "What was there before", "SegmentAttributes": {"tier": {"ValueString": "silver"}},
             "References": {"crm": {"Type": "URL", "Value": "https://crm.example.com/before"}}}""";

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (int share : new int[] {80, 100}) {
            for (double errors : new double[] {0, 0.01}) {
                figures.addAll(measure(bench, Kind.ATTRIBUTES, share, errors));
            }
        }
        // All types of references take two calls of a contact, so that 50 of them a second are enough for 25 rows.
        figures.addAll(measure(bench, Kind.PLAIN, 100, 0));
        return figures;
    }

    private static List<Figure> measure(Workbench bench, Kind kind, int share, double errors) throws Exception {
        int seconds = Integer.getInteger("bench.seconds", 40);
        String name = String.format(Locale.ROOT, "undo-%s-%d-%.0f", kind, share, errors * 100);
        Path input = InputFile.write(bench.file(name + ".csv"), kind, RATE * (seconds + 5L) + BURST);
        List<MeteredQuota> quotas = Stream.generate(() -> new MeteredQuota(RATE, BURST, errors))
                .limit(3)
                .toList();
        try (TimedConnect connect = connect(quotas);
                Child run = bench.start(
                        Workbench.program(),
                        bench.environment(name, connect),
                        "run",
                        Workbench.INSTANCE,
                        "--undo",
                        "--rate=" + RATE,
                        "--burst=" + BURST,
                        "--read-rate=" + RATE,
                        "--read-burst=" + BURST,
                        "--share=" + share + "%",
                        "--report-to=" + bench.file(name),
                        input.toString())) {
            long end = connect.firstCall(run) + TimeUnit.SECONDS.toNanos(seconds);
            TimeUnit.SECONDS.sleep(seconds);
            run.requireRunning();
            long updates =
                    LongStream.of(connect.arrivals()).filter(at -> at <= end).count();
            double allowed = Math.round(BURST * share / 100.0) + RATE * share / 100.0 * seconds;
            String what = String.format(
                    Locale.ROOT,
                    "rows %s references, share %d %%, %.0f %% HTTP 500",
                    kind == Kind.PLAIN ? "with" : "without",
                    share,
                    errors * 100);
            return List.of(
                    Figure.of(what + ": tokens used", "%", 100 * updates / allowed),
                    Figure.of(what + ": throttled", "%", throttled(quotas)));
        }
    }

    private static TimedConnect connect(List<MeteredQuota> quotas) throws Exception {
        TimedConnect connect = TimedConnect.start(quotas.get(0));
        connect.reads(quotas.get(1), quotas.get(2), BEFORE);
        return connect;
    }

    private static double throttled(List<MeteredQuota> quotas) {
        int calls = quotas.stream().mapToInt(MeteredQuota::calls).sum();
        return 100.0 * quotas.stream().mapToInt(MeteredQuota::throttled).sum() / calls;
    }
}
