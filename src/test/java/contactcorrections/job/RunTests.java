package contactcorrections.job;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.checkpoint.Undecided;
import contactcorrections.connect.AccountSettings;
import contactcorrections.csv.CsvDialect;
import contactcorrections.csv.CsvSettings;
import contactcorrections.history.ClearedColumn;
import contactcorrections.history.Purge;
import contactcorrections.history.RunRecord;
import contactcorrections.input.FileInput;
import contactcorrections.input.InputException;
import contactcorrections.launch.CorrectionsRunner;
import contactcorrections.launch.EarlierReport;
import contactcorrections.launch.JobSettings;
import contactcorrections.report.RunResult;
import contactcorrections.report.page.Summary;
import contactcorrections.run.ExitState;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import contactcorrections.simulator.SimulatorSettings;
import contactcorrections.simulator.SimulatorSettings.Faults;
import contactcorrections.simulator.SimulatorSettings.Quota;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunTests {

    private static final SimulatorSettings AMPLE = SimulatorSettings.DEFAULT.withQuota(Quota.AMPLE);

    @TempDir
    private Path folder;

    @Test
    void everyRowIsDecidedOnceAndReported() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            RunResult result = pipeline.run(withInvalidRows(100, 5));

            assertThat(result.state()).isEqualTo(ExitState.COMPLETED_WITH_ERRORS);
            assertThat(result.message()).isNull();
            assertThat(summary(result).rows()).isEqualTo(new Summary.Rows(100, 95, 0, 5, 0, 0, 0));
            assertThat(summary(result).run().executions()).isEqualTo(1);
            assertThat(summary(result).nextCommand())
                    .isEqualTo("java -jar program.jar run --max-errors=10%% %s/failed.csv".formatted(result.report()));
            assertThat(pipeline.calls).hasSize(95);
            assertThat(result.report())
                    .isEqualTo(folder.resolve("reports/in.csv-1").toString());
            assertThat(Files.readAllLines(folder.resolve("reports/in.csv-1/failed.csv")))
                    .hasSize(6);
            assertThat(Files.readAllLines(folder.resolve("reports/in.csv-1/succeeded.csv")))
                    .hasSize(96);
        }
    }

    @Test
    void rowsThatAreAnnouncedAreThoseThatWillBeSent() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = withInvalidRows(240, 10);
            stopAfter(pipeline, input, pipeline.settings("10%"), 120);
            assertThat(pipeline.observed.remaining()).isEqualTo(230);
            long sent = pipeline.tally().succeeded();

            pipeline.run(input);

            assertThat(pipeline.observed.remaining()).isEqualTo(230 - sent);
        }
    }

    @Test
    void finishedInputIsLeftAlone() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = withInvalidRows(20, 1);
            pipeline.run(input);

            RunResult again = pipeline.run(input);

            assertThat(again.state()).isEqualTo(ExitState.COMPLETED);
            assertThat(again.message())
                    .contains("finished before, by a rehearsal, run 1", "reports/in.csv-1", "--again")
                    .contains("1 of its 20 rows failed", "in.csv-1/failed.csv");
            assertThat(pipeline.calls).hasSize(19);
        }
    }

    @Test
    void finishedInputIsAppliedOnceMoreWhenItIsAskedFor() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.rows(20);
            pipeline.run(input);

            RunResult again = pipeline.run(input, pipeline.again());
            RunResult third = pipeline.run(input, pipeline.again());

            assertThat(again.state()).isEqualTo(ExitState.COMPLETED);
            assertThat(third.state()).isEqualTo(ExitState.COMPLETED);
            assertThat(summary(third).rows().resent()).isZero();
            assertThat(pipeline.calls).hasSize(60);
        }
    }

    @Test
    void againGoesOnWithARepetitionThatIsNotFinished() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.rows(240);
            pipeline.run(input);
            stopAfter(pipeline, input, pipeline.again(), 120);
            long before = pipeline.tally().decided();

            RunResult result = pipeline.run(input, pipeline.again());

            assertThat(before).isBetween(120L, 140L);
            assertThat(result.state()).isEqualTo(ExitState.COMPLETED);
            assertThat(pipeline.calls).hasSize(480);
        }
    }

    @Test
    void unfinishedRepetitionIsTakenUpWithoutAskingForItAgain() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.rows(240);
            pipeline.run(input);
            stopAfter(pipeline, input, pipeline.again(), 120);

            RunResult result = pipeline.run(input);

            assertThat(result.state()).isEqualTo(ExitState.COMPLETED);
            assertThat(summary(result).run().executions()).isEqualTo(2);
            assertThat(pipeline.calls).hasSize(480);
        }
    }

    @Test
    void preflightIsNotRepeatedOnARestart() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.rows(240);
            stopAfter(pipeline, input, pipeline.settings("10%"), 120);
            assertThat(pipeline.observed.progress().read()).isEqualTo(240);

            pipeline.run(input);

            assertThat(pipeline.observed.progress().read()).isZero();
        }
    }

    @Test
    void cellsThatWillBeEmptiedAreToldAtTheStartAndByAResume() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.of("ContactId,Name,Description\n"
                    + "c,(clear),(clear)\nc,n,(clear)\n,(clear),(clear)\n" + "c,n,d\n".repeat(237));
            var told = List.of(new ClearedColumn("Description", 2), new ClearedColumn("Name", 1));
            stopAfter(pipeline, input, pipeline.settings("10%"), 120);
            assertThat(pipeline.observed.cleared()).isEqualTo(told);

            RunResult result = pipeline.run(input);

            assertThat(pipeline.observed.progress().read()).isZero();
            assertThat(pipeline.observed.cleared()).isEqualTo(told);
            assertThat(summary(result).cleared()).isEqualTo(told);
        }
    }

    @Test
    void otherCharsetAfterRowsWereDecidedIsRefused() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.rows(240);
            stopAfter(pipeline, input, pipeline.settings("10%"), 120);
            int calls = pipeline.calls.size();
            var other = new CsvSettings(StandardCharsets.ISO_8859_1, null);

            RunResult result = pipeline.run(input, pipeline.settings("10%"), other, Pipeline.REQUESTS);

            assertThat(result.state()).isEqualTo(ExitState.FAILED);
            assertThat(result.message())
                    .contains("rows of this input are decided", "run 1 read them with another charset", "--again");
            assertThat(pipeline.calls).hasSize(calls);
            assertThat(pipeline.run(input).state()).isEqualTo(ExitState.COMPLETED);
        }
    }

    @Test
    void otherDelimiterBeforeAnyRowWasDecidedIsTaken() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.of("ContactId;Name\nc;n\n");
            var comma = new CsvSettings(StandardCharsets.UTF_8, CsvDialect.Delimiter.COMMA);

            RunResult wrong = pipeline.run(input, pipeline.settings("10%"), comma, Pipeline.REQUESTS);
            RunResult right = pipeline.run(input);

            assertThat(wrong.state()).isEqualTo(ExitState.FAILED);
            assertThat(wrong.message()).startsWith("/in/in.csv: ");
            assertThat(right.state()).isEqualTo(ExitState.COMPLETED);
        }
    }

    @Test
    void tooManyInvalidRowsEndTheRunBeforeTheFirstCall() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            RunResult result = pipeline.run(withInvalidRows(100, 11));

            assertThat(result.state()).isEqualTo(ExitState.ABORTED);
            assertThat(result.message()).contains("11 of 100 rows", "--max-errors 10%");
            assertThat(summary(result).rows()).isEqualTo(new Summary.Rows(100, 0, 0, 11, 0, 89, 0));
            assertThat(summary(result).nextCommand()).isEqualTo("java -jar program.jar run --max-errors=100% in.csv");
            assertThat(Files.readAllLines(folder.resolve("reports/in.csv-1/failed.csv")))
                    .hasSize(12);
            assertThat(pipeline.calls).isEmpty();
        }
    }

    @Test
    void runThatWasAbortedGoesOnWhenMoreErrorsAreAllowed() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = withInvalidRows(100, 11);
            pipeline.run(input);

            RunResult result = pipeline.run(input, pipeline.settings("11"));

            assertThat(result.state()).isEqualTo(ExitState.COMPLETED_WITH_ERRORS);
            assertThat(summary(result).rows()).isEqualTo(new Summary.Rows(100, 89, 0, 11, 0, 0, 0));
        }
    }

    @Test
    void refusedRowsCountAgainstTheLimitAcrossRuns() throws Exception {
        try (var pipeline = new Pipeline(folder, AMPLE.withFaults(Faults.NONE.withUnknown(1)))) {
            TestInput input = TestInput.rows(240);

            RunResult first = pipeline.run(input, pipeline.settings("30"));
            long refused = pipeline.tally().refused();
            RunResult second = pipeline.run(input, pipeline.settings("30"));

            assertThat(first.state()).isEqualTo(ExitState.ABORTED);
            assertThat(refused).isBetween(31L, 50L);
            assertThat(second.state()).isEqualTo(ExitState.ABORTED);
            assertThat(pipeline.tally().refused()).isEqualTo(refused);
            assertThat(pipeline.run(input, pipeline.settings("100%")).state())
                    .isEqualTo(ExitState.COMPLETED_WITH_ERRORS);
            assertThat(pipeline.calls).hasSize(240);
        }
    }

    @Test
    void deniedAccessStopsAtOnceAndLeavesTheRows() throws Exception {
        TestInput input = TestInput.rows(240);
        try (var pipeline = new Pipeline(folder, AMPLE.withFaults(Faults.NONE.withDenyAfter(100)))) {
            RunResult result = pipeline.run(input);

            assertThat(result.state()).isEqualTo(ExitState.FAILED);
            assertThat(result.message()).contains("connect:UpdateContact");
            assertThat(pipeline.tally().decided()).isEqualTo(100);
            assertThat(pipeline.tally().failed()).isZero();
            assertThat(pipeline.calls.size()).isBetween(101, 116);
            assertThat(summary(result).nextCommand()).isEqualTo("java -jar program.jar run --max-errors=10% in.csv");
        }
    }

    @Test
    void inputThatChangesMeanwhileEndsTheRunWithAReportOfWhatWasDone() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = withInvalidRows(240, 1);
            input.onCheck(() -> {
                if (pipeline.calls.size() >= 150) {
                    throw new InputException("/in/in.csv: changed since this run began to read it");
                }
            });

            RunResult result = pipeline.run(input);

            assertThat(result.state()).isEqualTo(ExitState.FAILED);
            assertThat(result.message()).contains("changed since");
            assertThat(result.summary()).isNotNull();
            assertThat(result.reportFailure()).contains("failed.csv");
            assertThat(folder.resolve("reports/in.csv-1/summary.json")).exists();
            assertThat(folder.resolve("reports/in.csv-1/failed.csv")).doesNotExist();
        }
    }

    @Test
    void changedInputIsANewOneAndSaysWhatWasNeverAppliedOfTheOld() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            stopAfter(pipeline, TestInput.rows(240), pipeline.settings("10%"), 120);
            long left = 240 - pipeline.tally().decided();

            RunResult result = pipeline.run(TestInput.rows(10));

            assertThat(result.state()).isEqualTo(ExitState.COMPLETED);
            assertThat(pipeline.observed.notices())
                    .containsExactly("The input has changed: %s rows of its earlier version were never applied."
                            .formatted(left));
        }
    }

    @Test
    void inputWithoutRowsIsFinished() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            RunResult result = pipeline.run(TestInput.of("ContactId,Name\n"));

            assertThat(result.state()).isEqualTo(ExitState.COMPLETED);
            assertThat(pipeline.calls).isEmpty();
        }
    }

    @Test
    void emptyInputAndWrongHeaderEndTheRunWithNothingSent() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            RunResult empty = pipeline.run(TestInput.of(""));
            RunResult wrong = pipeline.run(TestInput.of("ContactId,Nmae\nc,n\n"));

            assertThat(empty.state()).isEqualTo(ExitState.FAILED);
            assertThat(wrong.state()).isEqualTo(ExitState.FAILED);
            assertThat(wrong.message()).contains("Nmae", "Name");
            assertThat(pipeline.calls).isEmpty();
        }
    }

    @Test
    void headerWithThousandsOfProblemsIsRecordedAndReported() throws Exception {
        String names = IntStream.range(0, 5_000)
                .mapToObj(column -> "%s %s".formatted(column, "😀".repeat(5_000 / (1 + column))))
                .collect(Collectors.joining(","));
        try (var pipeline = new Pipeline(folder)) {
            RunResult result = pipeline.run(TestInput.of("ContactId," + names + "\nc,n\n"));

            RunRecord run = pipeline.runs.latest(1).get(0);
            assertThat(result.state()).isEqualTo(ExitState.FAILED);
            assertThat(run.state()).isEqualTo("FAILED");
            assertThat(run.endedAt()).isNotNull();
            assertThat(run.message()).startsWith("/in/in.csv: the header cannot be used:\nLine 1, column 0 😀");
            assertThat(Path.of(String.valueOf(result.report()))).isDirectoryContaining("glob:**/summary.html");
        }
    }

    @Test
    void rowsOfBlankCellsAreNoRowsAndARepeatedHeaderIsNotSent() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            RunResult result = pipeline.run(
                    TestInput.of("sep=;\r\nContactId;Name\r\n;\r\nc-1;a\r\n ; \r\ncontactid;NAME\r\nc-2;b\r\n;\r\n"),
                    pipeline.settings("100%"));

            assertThat(result.state()).isEqualTo(ExitState.COMPLETED_WITH_ERRORS);
            assertThat(summary(result).rows().read()).isEqualTo(3);
            assertThat(summary(result).rows().succeeded()).isEqualTo(2);
            assertThat(Files.readString(Path.of(result.report(), "failed.csv")))
                    .startsWith("sep=;\r\nContactId;Name;error_line;")
                    .contains("\r\ncontactid;NAME;6;REPEATED_HEADER;;");
            Path failed = Path.of(result.report(), "failed.csv");

            RunResult again = pipeline.run(FileInput.of(failed), pipeline.settings("100%"));

            assertThat(summary(again).rows().invalid()).isEqualTo(1);
            assertThat(pipeline.calls).hasSize(2);
        }
    }

    @Test
    void rowsOfAKilledRunAreSentAgainAndCountedSo() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.rows(240);
            stopAfter(pipeline, input, pipeline.settings("10%"), 120);
            // What a kill after the chunk was begun would have left.
            pipeline.outcomes.begin(pipeline.checkpoints.whole(1, 1), 200);
            pipeline.database
                    .sql("update batch_job_execution set status = 'STARTED', end_time = null")
                    .update();
            pipeline.database
                    .sql("update batch_step_execution set status = 'STARTED', end_time = null")
                    .update();
            pipeline.database
                    .sql("update correction_run set state = 'RUNNING', ended_at = null")
                    .update();
            long decided = pipeline.tally().decided();

            RunResult result = pipeline.run(input);

            assertThat(result.state()).isEqualTo(ExitState.COMPLETED);
            assertThat(summary(result).rows().resent()).isEqualTo(200 - decided);
            RunRecord killed = pipeline.runs.find(1).orElseThrow();
            assertThat(killed.state()).isEqualTo(RunRecord.INTERRUPTED);
        }
    }

    @Test
    void rowThatMayHaveBeenSentIsJudgedByALaterOneOfAnotherChunk() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            pipeline.run(TestInput.of("ContactId,Name\ntwice,2\n"));
            String between = IntStream.rangeClosed(2, 149)
                    .mapToObj("contact-%d,name,\n"::formatted)
                    .collect(Collectors.joining());
            TestInput input =
                    TestInput.of("ContactId,Name,Expected.Name\ntwice,1,0\n" + between + "twice,2,1\n,invalid,\n");
            assertThat(pipeline.run(input, pipeline.settings("0")).state()).isEqualTo(ExitState.ABORTED);
            // What a kill after the last row was sent would have left.
            pipeline.outcomes.begin(pipeline.checkpoints.whole(2, 2), 150);

            RunResult result = pipeline.run(input);

            assertThat(summary(result).rows()).isEqualTo(new Summary.Rows(151, 150, 0, 1, 0, 0, 150));
        }
    }

    @Test
    void attemptsOfAnEarlierRunAreCounted() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.rows(240);
            stopAfter(pipeline, input, pipeline.settings("10%"), 120);
            long open = Objects.requireNonNull(pipeline.checkpoints
                            .load(pipeline.checkpoints.whole(1, 1))
                            .position())
                    .row();
            pipeline.outcomes.leave(pipeline.checkpoints.whole(1, 1), 0, List.of(new Undecided(open, 3, 2)));

            pipeline.run(input);

            assertThat(pipeline.tally().attempts()).isEqualTo(243);
            assertThat(pipeline.tally().throttled()).isEqualTo(2);
            assertThat(pipeline.tally().resent()).isEqualTo(1);
        }
    }

    @Test
    void reportThatCannotBeWrittenEndsTheRunBeforeTheFirstCall() throws Exception {
        Files.writeString(folder.resolve("reports"), "a file where the folder should be");
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.rows(5);

            RunResult result = pipeline.run(input);

            assertThat(result.state()).isEqualTo(ExitState.FAILED);
            assertThat(result.message())
                    .contains("reports/in.csv-1: a file is in the way", "--report-to", "sent nothing");
            assertThat(pipeline.calls).isEmpty();
            assertThat(result.report())
                    .isEqualTo(pipeline.kept().resolve("in.csv-1").toString());
            assertThat(pipeline.kept().resolve("in.csv-1/summary.json")).exists();

            Files.delete(folder.resolve("reports"));
            assertThat(pipeline.run(input).state()).isEqualTo(ExitState.COMPLETED);
        }
    }

    @Test
    void reportIsTriedOnAResumeToo() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.rows(240);
            stopAfter(pipeline, input, pipeline.settings("10%"), 120);
            int calls = pipeline.calls.size();
            replaceReportsByAFile();

            RunResult result = pipeline.run(input);

            assertThat(result.state()).isEqualTo(ExitState.FAILED);
            assertThat(result.message()).contains("a file is in the way");
            assertThat(pipeline.calls).hasSize(calls);
        }
    }

    @Test
    void reportThatCannotBeWrittenInTheEndIsKeptElsewhereAndTheWayOnLeadsOverIt() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            pipeline.observed.beforeApply(this::replaceReportsByAFile);

            RunResult result = pipeline.run(withInvalidRows(100, 5));

            Path kept = pipeline.kept().resolve("in.csv-1");
            assertThat(result.state()).isEqualTo(ExitState.COMPLETED_WITH_ERRORS);
            assertThat(result.reportFailure()).contains("a file is in the way", "It is kept in " + kept);
            assertThat(result.report()).isEqualTo(kept.toString());
            assertThat(pipeline.runs.find(1).orElseThrow().report()).isEqualTo(kept.toString());
            assertThat(summary(result).nextCommand()).endsWith(" " + kept + "/failed.csv");
            assertThat(Files.readAllLines(kept.resolve("failed.csv"))).hasSize(6);
            assertThat(Files.readString(kept.resolve("summary.json"))).contains(kept + "/failed.csv");
        }
    }

    @Test
    void reportThatCanBeWrittenNowhereIsNoFailureOfTheRun() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            pipeline.observed.beforeApply(this::replaceReportsByAFile);
            Files.writeString(pipeline.kept(), "another one");

            RunResult result = pipeline.run(TestInput.rows(5));

            assertThat(result.state()).isEqualTo(ExitState.COMPLETED);
            assertThat(result.reportFailure()).contains("a file is in the way", "report 1");
            assertThat(result.report()).isNull();
        }
    }

    @Test
    void everyWordAboutAReportThatIsKeptElsewhereIsTold() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = withInvalidRows(240, 5);
            pipeline.observed.beforeApply(this::replaceReportsByAFile);
            input.onCheck(() -> {
                if (pipeline.calls.size() >= 150) {
                    throw new InputException("/in/in.csv: changed since this run began to read it");
                }
            });

            RunResult result = pipeline.run(input);

            assertThat(result.reportFailure()).contains("failed.csv is not written", "It is kept in ");
        }
    }

    private void replaceReportsByAFile() {
        try (var reports = Files.walk(folder.resolve("reports"))) {
            for (Path each : reports.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
            Files.writeString(folder.resolve("reports"), "a file where the folder should be");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void reportOfAnEarlierRunIsWrittenAgain() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = withInvalidRows(20, 2);
            pipeline.run(input);
            Path elsewhere = folder.resolve("elsewhere");
            EarlierReport report = pipeline.context(pipeline.settings("10%"), Pipeline.CSV, Pipeline.REQUESTS)
                    .getBean(EarlierReport.class);
            Function<Map<String, String>, EarlierReport.RunSettings> settings = begun -> {
                assertThat(begun).isEqualTo(Pipeline.INVOCATION.settings());
                return new EarlierReport.RunSettings(
                        Pipeline.CSV, Pipeline.REQUESTS, new AccountSettings(null, null), elsewhere.toString(), begun);
            };

            RunResult again = report.write(1, location -> input, settings).orElseThrow();
            RunResult changed =
                    report.write(1, location -> TestInput.rows(20), settings).orElseThrow();

            assertThat(Files.readString(elsewhere.resolve("in.csv-1/failed.csv")))
                    .isEqualTo(Files.readString(folder.resolve("reports/in.csv-1/failed.csv")));
            assertThat(again.state()).isEqualTo(ExitState.COMPLETED);
            assertThat(again.reportFailure()).isNull();
            assertThat(changed.state()).isEqualTo(ExitState.FAILED);
            assertThat(changed.reportFailure()).contains("failed.csv is not written", "has changed");
            assertThat(report.write(7, location -> input, settings)).isEmpty();
        }
    }

    @Test
    void purgeRemovesWhatIsOldAndTheInputIsNewAgain() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            TestInput input = TestInput.rows(20);
            pipeline.run(input);
            Purge purge = pipeline.context(pipeline.settings("10%"), Pipeline.CSV, Pipeline.REQUESTS)
                    .getBean(Purge.class);

            assertThat(purge.olderThan(Instant.now().minusSeconds(60), false))
                    .isEqualTo(new Purge.Purged(0, 0, List.of(), List.of()));
            assertThat(purge.olderThan(Instant.now().plusSeconds(60), false))
                    .isEqualTo(new Purge.Purged(1, 20, List.of(), List.of()));

            assertThat(pipeline.run(input).state()).isEqualTo(ExitState.COMPLETED);
            assertThat(pipeline.calls).hasSize(40);
        }
    }

    private static TestInput withInvalidRows(int rows, int invalid) {
        return TestInput.rows(rows, row -> row <= invalid ? ",name" : "contact-%s,name %s".formatted(row, row));
    }

    private static void stopAfter(Pipeline pipeline, TestInput input, JobSettings settings, int calls)
            throws Exception {
        CorrectionsRunner runner = pipeline.runner(settings, Pipeline.CSV, Pipeline.REQUESTS);
        int before = pipeline.calls.size();
        pipeline.onCall(call -> {
            if (pipeline.calls.size() - before >= calls) {
                pipeline.stop(new StopCause.Signal());
            }
        });
        RunResult result = runner.run(Run.Purpose.RUN, input, Pipeline.INVOCATION, pipeline.observed);
        pipeline.onCall(call -> {});
        assertThat(result.state()).isEqualTo(ExitState.STOPPED);
    }

    private static Summary summary(RunResult result) {
        return Objects.requireNonNull(result.summary());
    }
}
