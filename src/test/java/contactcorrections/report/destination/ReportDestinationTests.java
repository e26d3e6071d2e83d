package contactcorrections.report.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import contactcorrections.s3.S3Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDestinationTests {

    @TempDir
    Path folder;

    @Test
    void trialLeavesNothingOfTheReport() throws IOException {
        assertThat(trial(folder.resolve("a/b"))).isEmpty();
        try (var left = Files.list(folder.resolve("a/b"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void trialLeavesAnEarlierReportAlone() throws IOException {
        Path earlier = Files.createDirectories(folder.resolve("in.csv-1"));
        Files.writeString(earlier.resolve("summary.json"), "{}");

        assertThat(trial(folder)).isEmpty();
        try (var left = Files.list(earlier)) {
            assertThat(left).containsExactly(earlier.resolve("summary.json"));
        }
    }

    @Test
    void fileInTheWayIsToldWithItsPlaceAndWhatToDo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(trial(file))
                .contains("No report can be written to %s/in.csv-1: a file is in the way of a folder; %s"
                        .formatted(file, "move it, or choose another --report-to."));
        assertThat(trial(file.resolve("below")))
                .hasValueSatisfying(why -> assertThat(why).contains("; ", "choose another --report-to."));
    }

    @Test
    void folderThatCannotBeMadeIsTold() {
        assumeTrue(Files.exists(Path.of("/proc/self")), "Takes a file system in which nobody can make a folder");

        assertThat(trial(Path.of("/proc/reports")))
                .contains("No report can be written to /proc/reports/in.csv-1: no folder can be made there;"
                        + " choose another --report-to.");
    }

    private static Optional<String> trial(Path reportTo) {
        return new ReportDestination(reportTo.toString(), new S3Access()).trial("in.csv", "1", () -> "{}");
    }
}
