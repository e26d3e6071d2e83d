package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Memory that the program has resident at most, and what a row takes it, by the size of the file, with a heap of 256 MB. */
final class MemoryBenchmark implements Benchmark {

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        List<Figure> figures = new ArrayList<>();
        long largest = Workbench.rows(10_000_000);
        for (long rows = Math.max(10_000, largest / 1_000); rows <= largest; rows *= 10) {
            Path input = InputFile.write(bench.file("memory.csv"), Kind.TYPICAL, rows);
            try (Child validation = bench.start(
                    Workbench.program("-Xmx256m"),
                    Map.of(),
                    "validate",
                    Workbench.INSTANCE,
                    "--report-to=" + bench.file("reports"),
                    input.toString())) {
                Child.Ended ended = validation.await().require(0);
                String what = String.format(Locale.ROOT, "%,d rows validated with -Xmx256m", rows);
                figures.add(Figure.of(what + ": peak", "MB resident", ended.peakMegabytes()));
                figures.add(Figure.of(what + ": time, start included", "µs a row", ended.seconds() * 1e6 / rows));
            }
            Files.delete(input);
        }
        return figures;
    }
}
