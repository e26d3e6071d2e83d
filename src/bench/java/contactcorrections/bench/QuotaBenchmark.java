package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How much of the tokens that it may take the program takes, and how much of what it sends is throttled by an endpoint that
 * meters exactly the quota.
 */
final class QuotaBenchmark implements Benchmark {

    private record Load(int rate, int burst, int share, double errors) {

        String describe() {
            return String.format(Locale.ROOT, "%d/s, share %d %%, %.0f %% HTTP 500", rate, share, errors * 100);
        }

        double allowedRate() {
            return rate * share / 100.0;
        }

        long allowedBurst() {
            return Math.round(burst * share / 100.0);
        }
    }

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        int seconds = Integer.getInteger("bench.seconds", 40);
        List<Figure> figures = new ArrayList<>();
        figures.addAll(sideBySide(bench, 10, 15, seconds, 4));
        figures.addAll(sideBySide(bench, 50, 75, seconds, 4));
        figures.addAll(sideBySide(bench, 200, 300, seconds, 2));
        figures.addAll(sideBySide(bench, 1_000, 1_500, seconds / 2, 1));
        return figures;
    }

    /** Runs of a low rate wait more than they work. */
    private static List<Figure> sideBySide(Workbench bench, int rate, int burst, int seconds, int runs)
            throws Exception {
        List<Callable<List<Figure>>> measurements = new ArrayList<>();
        for (int share : new int[] {80, 100}) {
            for (double errors : new double[] {0, 0.01}) {
                measurements.add(() -> measure(bench, new Load(rate, burst, share, errors), seconds));
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        try {
            List<Figure> figures = new ArrayList<>();
            for (Future<List<Figure>> measured : threads.invokeAll(measurements)) {
                figures.addAll(measured.get());
            }
            return figures;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Figure> measure(Workbench bench, Load load, int seconds) throws Exception {
        String name = String.format(Locale.ROOT, "quota-%d-%d-%.0f", load.rate(), load.share(), load.errors() * 100);
        long rows = (long) (load.rate() * (seconds + 5.0)) + load.burst();
        Path input = InputFile.write(bench.file(name + ".csv"), Kind.PLAIN, rows);
        var quota = new MeteredQuota(load.rate(), load.burst(), load.errors());
        try (TimedConnect connect = TimedConnect.start(quota);
                Child run = bench.start(
                        Workbench.program(),
                        bench.environment(name, connect),
                        "run",
                        Workbench.INSTANCE,
                        "--rate=" + load.rate(),
                        "--burst=" + load.burst(),
                        "--share=" + load.share() + "%",
                        "--max-in-flight=" + Math.max(32, load.rate() / 5),
                        "--report-to=" + bench.file(name),
                        input.toString())) {
            long first = connect.firstCall(run);
            TimeUnit.SECONDS.sleep(seconds);
            run.requireRunning();
            int throttled = quota.throttled();
            long end = first + TimeUnit.SECONDS.toNanos(seconds);
            long calls =
                    LongStream.of(connect.arrivals()).filter(at -> at <= end).count();
            double allowed = load.allowedBurst() + load.allowedRate() * seconds;
            return List.of(
                    Figure.of(load.describe() + ": tokens used", "%", 100 * calls / allowed),
                    Figure.of(load.describe() + ": throttled", "%", 100.0 * throttled / calls));
        }
    }
}
