package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of an input whose rows have all failed, with a heap of 256 MB. */
final class ReportBenchmark implements Benchmark {

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        long rows = Workbench.rows(1_000_000);
        Path input = InputFile.write(bench.file("failed.csv"), Kind.INVALID, rows);
        try (TimedConnect connect = TimedConnect.start()) {
            Map<String, String> environment = bench.environment("report", connect);
            Child.Ended run = run(
                    bench,
                    environment,
                    "run",
                    Workbench.INSTANCE,
                    "--quiet",
                    "--max-errors=100%",
                    "--rate=10000",
                    "--burst=10000",
                    "--report-to=" + bench.file("reports"),
                    input.toString());
            Child.Ended report = run(bench, environment, "report", "1");
            String many = String.format(Locale.ROOT, "%,d failed rows: ", rows);
            return List.of(
                    Figure.of(many + "run, report included", "s", run.seconds()),
                    Figure.of(many + "report alone, start included", "s", report.seconds()),
                    Figure.of(many + "peak of the report", "MB resident", report.peakMegabytes()),
                    Figure.of(many + "failed.csv and summary", "MB", megabytes(bench.file("reports"))));
        }
    }

    private static Child.Ended run(Workbench bench, Map<String, String> environment, String... arguments)
            throws Exception {
        try (Child child = bench.start(Workbench.program("-Xmx256m"), environment, arguments)) {
            Child.Ended ended = child.await();
            return ended.require(ended.exit() == 0 ? 0 : 1);
        }
    }

    private static double megabytes(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes / 1e6;
        }
    }
}
