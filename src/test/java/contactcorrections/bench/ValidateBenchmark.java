package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Rows a second of the whole {@code validate} command, from the start of its process to its end, against OpenCSV's RFC 4180
 * reader and against reading lines, both without the start of theirs.
 */
final class ValidateBenchmark implements Benchmark {

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        long rows = Workbench.rows(2_000_000);
        List<Figure> figures = new ArrayList<>();
        for (Kind kind : List.of(Kind.PLAIN, Kind.TYPICAL, Kind.NATIONAL, Kind.JSON)) {
            Path input = InputFile.write(bench.file(kind + ".csv"), kind, rows);
            String name = kind.toString().toLowerCase(Locale.ROOT);
            Map<String, Series> rates = new Rounds(Workbench.rounds(3))
                    .add(name + ", validate", () -> rows / validate(bench, input))
                    .add(name + ", OpenCSV", () -> rows / read(bench, "opencsv", input))
                    .add(name + ", lines", () -> rows / read(bench, "lines", input))
                    .run();
            Series ours = Objects.requireNonNull(rates.get(name + ", validate"));
            figures.add(
                    new Figure("validate, " + name, "rows/s", ours, "OpenCSV's reader", rates.get(name + ", OpenCSV")));
            figures.add(new Figure("validate, " + name, "rows/s", ours, "lines", rates.get(name + ", lines")));
            figures.add(Figure.of("validate, " + name, "MB/s", ours.median() * InputFile.rowBytes() / 1e6));
            Files.delete(input);
        }
        return figures;
    }

    static double validate(Workbench bench, Path input) throws Exception {
        try (Child validation = bench.start(
                Workbench.program(),
                Map.of(),
                "validate",
                Workbench.INSTANCE,
                "--default-country=DE",
                "--report-to=" + bench.file("reports"),
                input.toString())) {
            return validation.await().require(0).seconds();
        }
    }

    private static double read(Workbench bench, String reader, Path input) throws Exception {
        try (Child reading =
                bench.start(Workbench.main(Workbench.java(), BareReader.class), Map.of(), reader, input.toString())) {
            return reading.await().require(0).number();
        }
    }
}
