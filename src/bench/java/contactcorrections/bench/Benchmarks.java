package contactcorrections.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Runs the benchmarks that its arguments name, or all of them. */
final class Benchmarks {

    private static final Path RESULTS = Path.of("target", "bench");

    private static final Map<String, Benchmark> ALL = all();

    private Benchmarks() {}

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("quota", new QuotaBenchmark());
        all.put("undo", new UndoBenchmark());
        all.put("workers", new WorkersBenchmark());
        all.put("calls", new CallsBenchmark());
        all.put("clients", new ClientsBenchmark());
        all.put("validate", new ValidateBenchmark());
        all.put("memory", new MemoryBenchmark());
        all.put("resume", new ResumeBenchmark());
        all.put("start-up", new StartUpBenchmark());
        all.put("report", new ReportBenchmark());
        all.put("growth", new GrowthBenchmark());
        return all;
    }

    public static void main(String[] names) throws Exception {
        List<String> chosen = Arrays.stream(names)
                .flatMap(name -> Pattern.compile(",").splitAsStream(name))
                .filter(name -> !name.isBlank())
                .toList();
        for (String name : chosen.isEmpty() ? List.copyOf(ALL.keySet()) : chosen) {
            Benchmark benchmark = Objects.requireNonNull(ALL.get(name), () -> name + " is none of " + ALL.keySet());
            System.out.printf("%n%s, on %s%n", name, Machine.describe());
            try (var bench = new Workbench()) {
                List<Figure> figures = benchmark.run(bench);
                System.out.println(Table.of(figures));
                write(name, figures);
            }
        }
    }

    private static void write(String name, List<Figure> figures) throws IOException {
        Files.createDirectories(RESULTS);
        Files.writeString(
                RESULTS.resolve(name + ".json"),
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(Map.of("machine", Machine.describe(), "figures", Table.json(figures))));
    }
}
