package contactcorrections.apply;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.changes.ChangeLog;
import contactcorrections.changes.ChangeParts;
import contactcorrections.changes.ChangedRow;
import contactcorrections.checkpoint.Portion;
import contactcorrections.connect.UpdateResult;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.RowReader;
import contactcorrections.job.Pipeline;
import contactcorrections.job.TestInput;
import contactcorrections.outcome.Calls;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.MappedRow;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.Run;
import contactcorrections.run.RunProgress;
import contactcorrections.run.Sleeper;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.s3.S3Access;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Share;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.ThrottleSettings.Rate;
import contactcorrections.throttle.Throttles;
import contactcorrections.update.ConcurrentUpdates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.infrastructure.item.Chunk;

@Timeout(60)
class UpdateContactWriterTests {

    private static final int CHUNK = 468;
    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    private final StopSignal stop = new StopSignal();

    @Test
    void invalidRowsAreNoFurtherAheadOfARowThatWaitsForItsRetryThanOthers() throws Exception {
        TestInput input = TestInput.rows(ROWS, row -> row == 1 ? "contact,name" : ",name " + row);
        try (var pipeline = new Pipeline(folder)) {
            pipeline.run(input, pipeline.settings("0"));
            var updates = new ConcurrentUpdates((correction, backOff) -> retry(backOff), stop, 1);
            UpdateContactWriter writer = writer(pipeline, updates);
            List<Chunk<MappedRow>> chunks = chunks(input);
            writer.write(chunks.get(0));
            var writing = new Thread(() -> chunks.subList(1, chunks.size()).forEach(writer::write));
            writing.start();
            // It waits for the row only once it is too far ahead, and otherwise comes to the end of the input.
            while (writing.isAlive() && writing.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            boolean waits = writing.isAlive();
            stop.raise(new StopCause.Signal());
            writing.join();
            updates.close();

            assertThat(waits).isTrue();
            assertThat(pipeline.tally().invalid()).isBetween(1L, 5_000L + CHUNK);
        }
    }

    @Test
    void outcomeOfARowWhoseChangesCannotBeKeptIsNotStored() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        TestInput input = TestInput.rows(ROWS, row -> row == 1 ? "contact,name" : ",name " + row);
        try (var pipeline = new Pipeline(folder);
                ChangeLog log = ChangeLog.open(
                        ChangeParts.at(inTheWay.resolve("changes").toString(), new S3Access()), "1")) {
            pipeline.run(input, pipeline.settings("0"));
            log.add(new ChangedRow(1, 2, "instance", "contact", List.of()));
            var updates = new ConcurrentUpdates(
                    (correction, backOff) -> new UpdateResult.Updated(new Calls(1, 0, null, null, null), null),
                    stop,
                    1);
            UpdateContactWriter writer = writer(pipeline, updates, log);

            writer.write(chunks(input).get(0));

            updates.close();
            assertThat(stop.cause().orElseThrow().message())
                    .startsWith("What rows change cannot be kept in " + inTheWay);
            assertThat(pipeline.tally().succeeded()).isZero();
        }
    }

    private UpdateContactWriter writer(Pipeline pipeline, ConcurrentUpdates updates) {
        return writer(pipeline, updates, null);
    }

    private UpdateContactWriter writer(Pipeline pipeline, ConcurrentUpdates updates, @Nullable ChangeLog log) {
        var run = new Run(
                Run.Purpose.RUN,
                1,
                1,
                stop,
                () -> true,
                new RunProgress(new CallMonitor(Clocks.SYSTEM), Clocks.SYSTEM));
        Throttle throttle = new Throttles(new ThrottleSettings(Rate.of(20), 20, new Share(100), 10, 15), null)
                .local(Operation.UPDATE_CONTACT);
        Portion whole = pipeline.checkpoints.whole(1, 1);
        return new UpdateContactWriter(
                new Assignment(run, whole),
                new OpenedConnect(throttle, true, updates, () -> {}, log),
                pipeline.outcomes,
                pipeline.runs,
                pipeline.checkpoints.load(whole));
    }

    private static UpdateResult retry(Sleeper backOff) {
        try {
            backOff.sleep(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            // The run is to stop.
        }
        return new UpdateResult.Undecided(new Calls(1, 0, null, null, null));
    }

    private static List<Chunk<MappedRow>> chunks(TestInput input) {
        CsvFile file = CsvFile.open(input, Pipeline.CSV);
        CorrectionMapper mapper = Pipeline.REQUESTS.mapperFor(file.header(), InstanceScope.ANY);
        List<Chunk<MappedRow>> chunks = new ArrayList<>();
        try (RowReader rows = file.rows()) {
            for (int row = 0; row < ROWS; row++) {
                if (row % CHUNK == 0) {
                    chunks.add(new Chunk<>());
                }
                chunks.get(chunks.size() - 1).add(mapper.map(Objects.requireNonNull(rows.read())));
            }
        }
        return chunks;
    }
}
