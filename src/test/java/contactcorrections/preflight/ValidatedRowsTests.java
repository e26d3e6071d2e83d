package contactcorrections.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.input.FileInput;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.value.InstanceScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatedRowsTests {

    private static final RequestSettings SETTINGS =
            new RequestSettings("instance", "(clear)", null, Map.of(), List.of(), Map.of());

    @TempDir
    Path folder;

    @Test
    void invalidRowsComeInTheOrderOfTheInput() throws IOException {
        List<Long> invalid = new ArrayList<>();
        int rows = 0;
        try (ValidatedRows all = open(3_210, row -> row % 3 == 0 ? "" : "x")) {
            for (ValidatedRows.Part part = all.next(); part != null; part = all.next()) {
                rows += part.rows();
                part.invalid().forEach(row -> invalid.add(row.position().row()));
            }
        }
        assertThat(rows).isEqualTo(3_210);
        assertThat(invalid)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1_070).map(i -> 3 * i).boxed().toList());
    }

    @Test
    void cellsThatEmptyTheirFieldsAreCountedInValidRows() throws IOException {
        String text = "ContactId,Name,Description\na,(clear),(clear)\nb,x,(clear)\n,(clear),(clear)\nc,x,y\n";
        try (ValidatedRows rows = open(text, Thread::new)) {
            assertThat(rows.next())
                    .extracting(ValidatedRows.Part::cleared)
                    .isEqualTo(Map.of("Name", 1L, "Description", 2L));
        }
    }

    @Test
    void largeRowsComeFewAtATime() throws IOException {
        try (ValidatedRows rows = open(20, row -> "x".repeat(100_000))) {
            assertThat(rows.next()).extracting(ValidatedRows.Part::rows).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Timeout(30)
    void threadThatCannotBeCreatedEndsTheReading(int missing) throws IOException {
        var created = new AtomicInteger();
        try (ValidatedRows rows = open(3_210, row -> "x", task -> new Thread(task) {
            @Override
            public synchronized void start() {
                if (created.incrementAndGet() == missing) {
                    throw new OutOfMemoryError("unable to create native thread: thrown by a test");
                }
                super.start();
            }
        })) {
            assumeTrue(missing <= ValidatedRows.THREADS, "No such thread is needed on this machine");
            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> {
                while (rows.next() != null) {
                    assertThat(created).hasValueLessThan(missing);
                }
            });
        }
    }

    @Test
    void inputWithoutRowsGivesNone() throws IOException {
        try (ValidatedRows rows = open(0, row -> "")) {
            assertThat(rows.next()).isNull();
        }
    }

    private ValidatedRows open(int rows, IntFunction<String> description) throws IOException {
        return open(rows, description, Thread::new);
    }

    private ValidatedRows open(int rows, IntFunction<String> description, ThreadFactory threads) throws IOException {
        String text = IntStream.rangeClosed(1, rows)
                .mapToObj(row -> "contact-%s,%s\n".formatted(row, description.apply(row)))
                .collect(Collectors.joining("", "ContactId,Description\n", ""));
        return open(text, threads);
    }

    private ValidatedRows open(String text, ThreadFactory threads) throws IOException {
        Path path = Files.writeString(folder.resolve("rows.csv"), text);
        CsvFile file = CsvFile.open(FileInput.of(path), new CsvSettings(StandardCharsets.UTF_8, null));
        return new ValidatedRows(file.rows(), SETTINGS.mapperFor(file.header(), InstanceScope.ANY), threads);
    }
}
