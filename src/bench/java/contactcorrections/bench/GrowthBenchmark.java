package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A million rows applied with a heap of 256 MB: what a row costs at first and at last, and what is left of it in the repository. */
final class GrowthBenchmark implements Benchmark {

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        long rows = Workbench.rows(1_000_000);
        String many = String.format(Locale.ROOT, "%,d rows applied with -Xmx256m: ", rows);
        Path input = InputFile.write(bench.file("growth.csv"), Kind.PLAIN, rows);
        List<Figure> figures = new ArrayList<>();
        try (TimedConnect connect = TimedConnect.start()) {
            Map<String, String> environment = bench.environment("growth", connect);
            Child.Ended ended = run(
                    bench,
                    environment,
                    "run",
                    Workbench.INSTANCE,
                    "--rate=10000",
                    "--burst=1000000",
                    "--share=100%",
                    "--report-to=" + bench.file("reports"),
                    input.toString());
            figures.add(Figure.of(many + "peak", "MB resident", ended.peakMegabytes()));
            figures.add(Figure.of(many + "calls, second tenth", "1/s", connect.rate(0.1, 0.2)));
            figures.add(Figure.of(many + "calls, last tenth", "1/s", connect.rate(0.9, 1)));
            double before = megabytes(bench);
            figures.add(Figure.of("repository, each million rows", "MB", before * 1e6 / rows));
            run(bench, environment, "purge", "--older-than=0d");
            figures.add(Figure.of("repository after purge", "MB", megabytes(bench)));
        }
        return figures;
    }

    private static Child.Ended run(Workbench bench, Map<String, String> environment, String... arguments)
            throws Exception {
        try (Child child = bench.start(Workbench.program("-Xmx256m"), environment, arguments)) {
            return child.await().require(0);
        }
    }

    private static double megabytes(Workbench bench) throws IOException {
        return Files.size(bench.file("growth.mv.db")) / 1e6;
    }
}
