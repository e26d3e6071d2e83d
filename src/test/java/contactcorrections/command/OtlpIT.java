package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import contactcorrections.standin.OtlpCollector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program and a collector, whose address it takes from OpenTelemetry's variables. */
@Timeout(180)
class OtlpIT {

    @TempDir
    private Path folder;

    private String headers = "api-key=k";

    @Test
    void collectorGetsTheCountsOfTheSummary() throws Exception {
        try (var collector = new OtlpCollector()) {
            assertThat(run(collector.uri(), "--max-errors=50%")).isEqualTo(1);

            JsonNode calls = JsonMapper.shared()
                    .readTree(folder.resolve("reports/in.csv-1/summary.json"))
                    .path("calls");
            String run = "connectInstanceId=instance, simulated=true";
            assertThat(collector.values())
                    .contains(
                            entry("corrections.rows{%s, state=succeeded}".formatted(run), 3.0),
                            entry("corrections.rows{%s, state=invalid}".formatted(run), 1.0),
                            entry("corrections.rows.remaining{%s}".formatted(run), 0.0),
                            entry(
                                    "corrections.calls{%s}".formatted(run),
                                    calls.path("attempts").asDouble()),
                            entry(
                                    "corrections.calls.throttled{%s}".formatted(run),
                                    calls.path("throttled").asDouble()),
                            entry(
                                    "corrections.latency{%s}".formatted(run),
                                    calls.path("attempts").asDouble()));
            assertThat(collector.resource())
                    .containsEntry("service.name", "nightly")
                    .containsEntry("team", "contact")
                    .containsKey("service.instance.id");
            assertThat(collector.received()).allSatisfy(request -> {
                assertThat(request.uri()).hasToString("/v1/metrics");
                assertThat(request.header("Api-key")).isEqualTo("k");
            });
        }
    }

    @Test
    void runThatIsStoppedSendsItsLastValuesToo() throws Exception {
        try (var collector = new OtlpCollector()) {
            assertThat(run(collector.uri(), "--max-errors=50%", "--limit=2")).isEqualTo(4);

            assertThat(collector.values())
                    .containsEntry(
                            "corrections.rows{connectInstanceId=instance, simulated=true, state=succeeded}", 2.0);
        }
    }

    @Test
    void collectorThatCannotBeReachedIsWarnedOfOnceAndChangesNothing() throws Exception {
        var gone = new OtlpCollector();
        gone.close();

        assertThat(run(gone.uri(), "--max-errors=50%")).isEqualTo(1);

        assertThat(Files.readString(folder.resolve("err"))).containsOnlyOnce("Metrics could not be sent to 127.0.0.1");
        assertThat(Files.readString(folder.resolve("out"))).contains("3 of 4 rows succeeded");
    }

    @Test
    void headersThatCannotBeReadAreWarnedOfAndNotRepeated() throws Exception {
        try (var collector = new OtlpCollector()) {
            headers = "api-key=secret%zz";

            assertThat(run(collector.uri(), "--max-errors=50%")).isEqualTo(1);

            assertThat(Files.readString(folder.resolve("err")))
                    .contains(
                            "There will be no metrics",
                            "OTEL_EXPORTER_OTLP_HEADERS is not accepted, expected NAME=VALUE")
                    .doesNotContain("secret");
            assertThat(collector.received()).isEmpty();
        }
    }

    private int run(URI collector, String... options) throws IOException, InterruptedException {
        Path input = Files.writeString(folder.resolve("in.csv"), "ContactId,Name\nc1,n\nc2,n\n,n\nc3,n\n");
        var program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder,
                "-jar",
                "target/contact-corrections.jar",
                "run",
                "--simulate",
                "--metrics=otlp",
                "--instance-id=instance",
                "--report-to=" + folder.resolve("reports"),
                input.toString());
        program.command().addAll(List.of(options));
        program.environment().keySet().removeIf(name -> name.matches("(?i)(SPRING|OTEL|CORRECTIONS)_.*|.*_PROXY"));
        program.environment()
                .putAll(Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector.toString(),
                        "OTEL_EXPORTER_OTLP_HEADERS",
                        headers,
                        "OTEL_RESOURCE_ATTRIBUTES",
                        "team=contact",
                        "OTEL_SERVICE_NAME",
                        "nightly"));
        return program.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start()
                .waitFor();
    }
}
