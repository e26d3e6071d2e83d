package contactcorrections.report;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.outcome.FailedRow;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.report.page.Expected;
import contactcorrections.report.page.Samples;
import contactcorrections.row.RowError;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTests {

    @TempDir
    private Path reports;

    private ReportFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = ReportFolder.create(reports, "corrections.csv", "17");
    }

    @Test
    void allFilesAreAsExpected() throws IOException {
        new ReportWriter(folder).write(Samples.report(Samples.completedWithErrors()));

        Map<String, String> files = files();
        assertThat(files).containsOnlyKeys("failed.csv", "succeeded.csv", "summary.html", "summary.json");
        for (var file : files.entrySet()) {
            Expected.assertSame(file.getValue(), file.getKey());
        }
    }

    @Test
    void writtenAgainTheFilesAreTheSame() throws IOException {
        Report report = Samples.report(Samples.completedWithErrors());
        new ReportWriter(folder).write(report);
        Map<String, String> first = files();

        new ReportWriter(folder).write(report);

        assertThat(files()).isEqualTo(first);
    }

    @Test
    void withoutTheInputTheEarlierFailedCsvStays() throws IOException {
        Report report = Samples.report(Samples.completedWithErrors());
        new ReportWriter(folder).write(report);
        Map<String, String> first = files();

        new ReportWriter(folder)
                .write(new Report(
                        report.summary(),
                        report.context(),
                        null,
                        report.failed(),
                        (position, out) -> {
                            throw new AssertionError("There is no input to ask for bytes");
                        },
                        report.succeeded()));

        assertThat(files()).isEqualTo(first);
    }

    @Test
    void rowsAreNotKeptInMemory() {
        Report few = Samples.report(Samples.completed());
        List<WeakReference<FailedRow>> rows = new ArrayList<>();
        List<WeakReference<byte[]>> bytes = new ArrayList<>();

        new ReportWriter(folder)
                .write(new Report(
                        few.summary(),
                        few.context(),
                        few.header(),
                        consumer -> {
                            LongStream.rangeClosed(1, 20_000)
                                    .mapToObj(row -> noted(rows, failed(row)))
                                    .forEach(consumer);
                            System.gc();
                            assertThat(rows)
                                    .filteredOn(row -> row.get() != null)
                                    .hasSizeLessThan(300);
                            assertThat(bytes)
                                    .filteredOn(row -> row.get() != null)
                                    .hasSizeLessThan(300);
                        },
                        (position, out) -> out.write(noted(bytes, new byte[1_000])),
                        few.succeeded()));

        assertThat(folder.path().resolve("failed.csv")).exists();
        assertThat(bytes).hasSize(20_000);
    }

    private static <T> T noted(List<WeakReference<T>> references, T referent) {
        references.add(new WeakReference<>(referent));
        return referent;
    }

    private static FailedRow failed(long row) {
        return Samples.failed(Samples.row(row), new RowError("NAME_TOO_LONG", "Name", "too long"));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder.path())) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }
}
