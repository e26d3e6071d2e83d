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
 * Rows a second of the whole {@code validate} command against OpenCSV's RFC 4180 reader and against reading lines, both
 * without the start of their process; the command's is counted once and left out once.
 */
final class ValidateBenchmark implements Benchmark {

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        long rows = Workbench.rows(2_000_000);
        Path single = InputFile.write(bench.file("single.csv"), Kind.TYPICAL, 1);
        List<Figure> figures = new ArrayList<>();
        for (Kind kind : List.of(Kind.PLAIN, Kind.TYPICAL, Kind.NATIONAL, Kind.JSON)) {
            Path input = InputFile.write(bench.file(kind + ".csv"), kind, rows);
            String name = kind.toString().toLowerCase(Locale.ROOT);
            Map<String, Series> rates = new Rounds(Workbench.rounds(3))
                    .add(name + ", validate", () -> rows / validate(bench, input))
                    .add(name + ", without the start", () -> rows / (validate(bench, input) - validate(bench, single)))
                    .add(name + ", OpenCSV", () -> rows / read(bench, "opencsv", input))
                    .add(name + ", lines", () -> rows / read(bench, "lines", input))
                    .run();
            Series ours = Objects.requireNonNull(rates.get(name + ", validate"));
            Series opencsv = Objects.requireNonNull(rates.get(name + ", OpenCSV"));
            figures.add(new Figure("validate, " + name, "rows/s", ours, "OpenCSV's reader", opencsv));
            figures.add(new Figure(
                    "validate, " + name + ", without the start of the process",
                    "rows/s",
                    Objects.requireNonNull(rates.get(name + ", without the start")),
                    "OpenCSV's reader",
                    opencsv));
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
