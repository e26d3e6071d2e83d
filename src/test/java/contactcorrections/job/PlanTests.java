package contactcorrections.job;

import static contactcorrections.throttle.Operation.DESCRIBE_CONTACT;
import static contactcorrections.throttle.Operation.LIST_CONTACT_REFERENCES;
import static contactcorrections.throttle.Operation.UPDATE_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.history.Purge;
import contactcorrections.report.RunResult;
import contactcorrections.report.page.Summary;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.ExitState;
import contactcorrections.update.SendSettings;
import contactcorrections.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PlanTests {

    private static final SendSettings UNDO = new SendSettings(null, false, true);

    @TempDir
    private Path folder;

    private Pipeline pipeline;

    @BeforeEach
    void open() throws Exception {
        pipeline = new Pipeline(folder);
    }

    @AfterEach
    void close() throws Exception {
        pipeline.close();
    }

    @Test
    void planSendsNothingAndIsNoRun() throws Exception {
        RunResult plan = pipeline.plan(TestInput.rows(5), null);

        assertThat(plan.state()).isEqualTo(ExitState.COMPLETED);
        assertThat(pipeline.calls).isEmpty();
        assertThat(rows(plan)).isEqualTo(new Summary.Rows(5, 5, 0, 0, 0, 0, 0));
        assertThat(files(plan)).contains("changes.csv", "planned.csv").doesNotContain("succeeded.csv", "undo.csv");
        RunResult run = pipeline.run(TestInput.rows(5));
        assertThat(run.finishedBefore()).isFalse();
        assertThat(pipeline.calls).hasSize(5);
    }

    @Test
    void planAfterTheRunFindsNothingToSend() throws Exception {
        pipeline.plan(TestInput.rows(5), null);
        pipeline.run(TestInput.rows(5));

        RunResult plan = pipeline.plan(TestInput.rows(5), null);

        assertThat(rows(plan)).isEqualTo(new Summary.Rows(5, 0, 5, 0, 0, 0, 0));
        assertThat(Objects.requireNonNull(plan.summary()).nextCommand()).isNull();
        assertThat(lines(plan, "planned.csv")).hasSize(1);
    }

    @Test
    void sampleLooksAtSoManyRowsAndLeavesTheOthers() throws Exception {
        RunResult plan = pipeline.plan(TestInput.rows(50), 5L);

        assertThat(plan.state()).isEqualTo(ExitState.COMPLETED);
        assertThat(rows(plan)).isEqualTo(new Summary.Rows(50, 5, 0, 0, 0, 45, 0));
        assertThat(lines(plan, "planned.csv")).hasSize(6);
        assertThat(rows(pipeline.plan(TestInput.rows(50), null))).isEqualTo(new Summary.Rows(50, 50, 0, 0, 0, 0, 0));
    }

    @Test
    void limitedRunsSendSoManyRowsEachUntilAllAreSent() throws Exception {
        pipeline.sending(new SendSettings(3L, false, false));

        RunResult canary = pipeline.run(TestInput.rows(5));

        assertThat(canary.state()).isEqualTo(ExitState.STOPPED);
        assertThat(canary.message()).startsWith("--limit is reached: 3 rows were sent");
        assertThat(rows(canary)).isEqualTo(new Summary.Rows(5, 3, 0, 0, 0, 2, 0));
        assertThat(pipeline.run(TestInput.rows(5)).state()).isEqualTo(ExitState.COMPLETED);
        assertThat(pipeline.calls).hasSize(5);
    }

    @Test
    void eachKindOfRunIsToldWhichCallsItsRowsTake() throws Exception {
        String references = "ContactId,Name,References.crm.URL\nc1,,https://crm.example\nc2,n,\n";
        String expecting = "ContactId,Name,Expected.Name\nc1,n,o\n";

        pipeline.plan(TestInput.rows(5), 3L);
        assertThat(workload()).isEqualTo(new Workload(3, Map.of(DESCRIBE_CONTACT, 1)));
        pipeline.plan(TestInput.of(references), null);
        assertThat(workload()).isEqualTo(new Workload(2, Map.of(DESCRIBE_CONTACT, 1, LIST_CONTACT_REFERENCES, 2)));
        pipeline.run(TestInput.of(expecting));
        assertThat(workload()).isEqualTo(new Workload(1, Map.of(UPDATE_CONTACT, 1, DESCRIBE_CONTACT, 1)));
        pipeline.sending(new SendSettings(1L, false, false));
        pipeline.run(TestInput.of(references));
        assertThat(workload()).isEqualTo(new Workload(1, Map.of(UPDATE_CONTACT, 1)));
        pipeline.sending(UNDO);
        pipeline.run(TestInput.of(references + "c3,n,\n"));
        assertThat(workload())
                .isEqualTo(new Workload(3, Map.of(UPDATE_CONTACT, 1, DESCRIBE_CONTACT, 1, LIST_CONTACT_REFERENCES, 2)));
    }

    private Workload workload() {
        return pipeline.observed.workload();
    }

    @Test
    void rowsThatChangeNothingAreNotSent() throws Exception {
        pipeline.run(TestInput.rows(5));
        pipeline.sending(new SendSettings(null, true, false));

        RunResult again = pipeline.run(TestInput.rows(5), pipeline.again());

        assertThat(again.state()).isEqualTo(ExitState.COMPLETED);
        assertThat(rows(again)).isEqualTo(new Summary.Rows(5, 0, 5, 0, 0, 0, 0));
        assertThat(pipeline.calls).hasSize(5);
    }

    @Test
    void undoHasARowForEachThatWasSent() throws Exception {
        pipeline.sending(UNDO);

        RunResult run = pipeline.run(TestInput.rows(5));

        assertThat(lines(run, "undo.csv")).hasSize(6);
        Summary.Contacts contacts =
                Objects.requireNonNull(Objects.requireNonNull(run.summary()).contacts());
        assertThat(Objects.requireNonNull(contacts.undo()).rows()).isEqualTo(5);
    }

    @Test
    void valuesThatNoCellCanExpressAreCounted() throws Exception {
        var otherToken = new RequestSettings("instance", "(empty)", null, Map.of(), List.of(), Map.of());
        TestInput held = TestInput.rows(2, row -> "contact-%s,(clear)".formatted(row));
        pipeline.run(held, pipeline.settings("0"), Pipeline.CSV, otherToken);

        RunResult plan = pipeline.plan(TestInput.rows(3), null);
        pipeline.sending(UNDO);
        RunResult run = pipeline.run(TestInput.rows(3));

        Summary.Contacts planned =
                Objects.requireNonNull(Objects.requireNonNull(plan.summary()).contacts());
        assertThat(planned.planned()).isEqualTo(new Summary.Planned(2));
        Summary.Contacts done =
                Objects.requireNonNull(Objects.requireNonNull(run.summary()).contacts());
        assertThat(Objects.requireNonNull(done.undo()).rows()).isEqualTo(1);
        assertThat(Objects.requireNonNull(done.undo()).leftOut()).isEqualTo(2);
    }

    @Test
    void whatWasKeptOfContactsIsPurgedWithTheInput() throws Exception {
        pipeline.plan(TestInput.rows(5), null);
        pipeline.sending(UNDO);
        pipeline.run(TestInput.rows(5));
        pipeline.run(TestInput.rows(6));
        pipeline.run(TestInput.rows(7));
        List<Path> kept = foldersOfChanges();
        pipeline.inputs.storeChangesAt(3, "s3://bucket/reports/in.csv-3-changes/");
        Path inTheWay = Files.createFile(folder.resolve("file"));
        pipeline.inputs.storeChangesAt(4, inTheWay.toString());

        Purge.Purged purged = pipeline.context(pipeline.settings("10%"), Pipeline.CSV, Pipeline.REQUESTS)
                .getBean(Purge.class)
                .olderThan(Instant.now().plusSeconds(60), false);

        assertThat(kept).hasSize(4);
        assertThat(foldersOfChanges()).isEqualTo(kept.subList(2, 4));
        assertThat(purged.inputs()).isEqualTo(3);
        assertThat(purged.left()).containsExactly("s3://bucket/reports/in.csv-3-changes/");
        assertThat(purged.failures()).singleElement().asString().contains(inTheWay + ": a file or a link");
        assertThat(pipeline.inputs.find(4)).isPresent();
    }

    private List<Path> foldersOfChanges() throws IOException {
        try (Stream<Path> found = Files.list(pipeline.reports())) {
            return found.filter(path -> path.toString().endsWith("-changes"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void earlierValuesThatAreGoneEndTheRunBeforeItSendsMore() throws Exception {
        pipeline.sending(new SendSettings(3L, false, true));
        pipeline.run(TestInput.rows(5));
        try (var found = Files.newDirectoryStream(pipeline.reports(), "*-changes")) {
            Path changes = found.iterator().next();
            Files.move(changes, changes.resolveSibling("elsewhere"));
        }

        RunResult next = pipeline.run(TestInput.rows(5));

        assertThat(next.state()).isEqualTo(ExitState.FAILED);
        assertThat(next.message())
                .startsWith("What earlier runs of this input kept in ")
                .contains("Put it back");
        assertThat(pipeline.calls).hasSize(3);
    }

    private static Summary.Rows rows(RunResult result) {
        return Objects.requireNonNull(result.summary()).rows();
    }

    private static List<String> files(RunResult result) throws Exception {
        try (var files = Files.list(Path.of(Objects.requireNonNull(result.report())))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static List<String> lines(RunResult result, String file) throws Exception {
        return Files.readAllLines(Path.of(Objects.requireNonNull(result.report()), file));
    }
}
