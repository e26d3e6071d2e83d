package contactcorrections.job;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.csv.CsvSettings;
import contactcorrections.launch.CorrectionsRunner;
import contactcorrections.report.RunResult;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.ExitState;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which runs are of one job instance: what continues, what begins anew, and what counts as done. */
@Timeout(60)
class RunIdentityTests {

    private static final TestInput MONDAY = TestInput.rows(20);
    private static final TestInput TUESDAY = TestInput.rows(30);

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
    void finishedVersionIsAppliedAnewOnceAnotherOneWasSent() throws Exception {
        pipeline.run(MONDAY);
        pipeline.run(TUESDAY);
        pipeline.calls.clear();

        RunResult back = pipeline.run(MONDAY);

        assertThat(back.state()).isEqualTo(ExitState.COMPLETED);
        assertThat(pipeline.calls).hasSize(20);
        assertThat(pipeline.observed.notices())
                .anySatisfy(notice -> assertThat(notice).contains("by run 1", "by run 2 since", "anew"));
        assertThat(pipeline.run(MONDAY).finishedBefore()).isTrue();
        assertThat(pipeline.run(TUESDAY).finishedBefore()).isFalse();
    }

    @Test
    void unfinishedVersionBeginsAtItsFirstRowOnceAnotherOneWasSent() throws Exception {
        TestInput monday = TestInput.rows(240);
        stopAfter(monday, 120);
        pipeline.run(TUESDAY);
        pipeline.calls.clear();

        assertThat(pipeline.run(monday).state()).isEqualTo(ExitState.COMPLETED);

        assertThat(pipeline.calls).hasSize(240);
    }

    @Test
    void versionOfWhichNothingWasSentSupersedesNone() throws Exception {
        pipeline.run(MONDAY);
        assertThat(pipeline.run(TestInput.of("Contact,Name\nc,n\n")).state()).isEqualTo(ExitState.FAILED);
        assertThat(pipeline.run(TestInput.rows(3, row -> "," + row)).state()).isEqualTo(ExitState.ABORTED);

        assertThat(pipeline.run(MONDAY).finishedBefore()).isTrue();
    }

    @Test
    void anotherInstanceIsAnotherTarget() throws Exception {
        pipeline.run(MONDAY);
        pipeline.calls.clear();

        RunResult other = run(MONDAY, requests("another-instance", "(clear)"), "10%");

        assertThat(other.finishedBefore()).isFalse();
        assertThat(pipeline.calls)
                .hasSize(20)
                .allMatch(call -> call.instanceId().equals("another-instance"));
        assertThat(pipeline.run(MONDAY).finishedBefore()).isTrue();
    }

    @Test
    void unfinishedInputIsNotContinuedWithOtherSettings() throws Exception {
        TestInput input = TestInput.rows(240);
        stopAfter(input, 120);
        int sent = pipeline.calls.size();
        var other = new RequestSettings(
                "instance", "(none)", "DE", Map.of("Name", "Description"), List.of(), Map.of("QueueInfo.Id", "q"));

        RunResult refused = run(input, other, "10%");

        assertThat(refused.state()).isEqualTo(ExitState.FAILED);
        assertThat(refused.message())
                .contains("run 1 read them with another clear-token, columns, constants, default-country", "--again")
                .doesNotContain("(none)");
        assertThat(Objects.requireNonNull(refused.summary()).nextCommand())
                .isEqualTo("java -jar program.jar run --max-errors=10% in.csv");
        assertThat(pipeline.calls).hasSize(sent);
        assertThat(pipeline.run(input).state()).isEqualTo(ExitState.COMPLETED);
        assertThat(pipeline.calls).hasSize(240);
    }

    @Test
    void charsetInWhichNotEvenTheHeaderIsTextIsNamed() throws Exception {
        TestInput input = TestInput.rows(240);
        stopAfter(input, 120);

        RunResult refused = pipeline.run(
                input, pipeline.settings("10%"), new CsvSettings(StandardCharsets.UTF_16LE, null), Pipeline.REQUESTS);

        assertThat(refused.state()).isEqualTo(ExitState.FAILED);
        assertThat(refused.message()).contains("run 1 read them with another charset", "--again");
    }

    @Test
    void unfinishedInputIsAppliedAnewWithOtherSettingsWhenThatIsAskedFor() throws Exception {
        TestInput input = TestInput.rows(240);
        stopAfter(input, 120);
        pipeline.calls.clear();

        RunResult anew = pipeline.run(input, pipeline.again(), Pipeline.CSV, requests("instance", "(none)"));

        assertThat(anew.state()).isEqualTo(ExitState.COMPLETED);
        assertThat(pipeline.calls).hasSize(240);
    }

    @Test
    void unfinishedInputIsContinuedWhenItIsAskedForAgainWithTheSameSettings() throws Exception {
        TestInput input = TestInput.rows(240);
        stopAfter(input, 120);

        pipeline.run(input, pipeline.again());

        assertThat(pipeline.calls).hasSize(240);
    }

    @Test
    void otherSettingsAreTakenAsLongAsNoRowIsDecided() throws Exception {
        TestInput input = TestInput.of("Id,Name\nc-1,n\nc-2,n\n");
        assertThat(pipeline.run(input).state()).isEqualTo(ExitState.FAILED);
        var mapped = new RequestSettings("instance", "(clear)", null, Map.of("Id", "ContactId"), List.of(), Map.of());

        assertThat(run(input, mapped, "10%").state()).isEqualTo(ExitState.COMPLETED);

        assertThat(pipeline.calls).hasSize(2);
    }

    @Test
    void preflightIsRepeatedWhenItsRowsAreReadWithOtherSettings() throws Exception {
        TestInput input = TestInput.of("""
                ContactId,CustomerEndpoint.Type,CustomerEndpoint.Address
                c-1,TELEPHONE_NUMBER,030 1234567
                c-2,TELEPHONE_NUMBER,030 1234568
                """);
        assertThat(pipeline.run(input).state()).isEqualTo(ExitState.ABORTED);
        var german = new RequestSettings("instance", "(clear)", "DE", Map.of(), List.of(), Map.of());

        assertThat(run(input, german, "10%").state()).isEqualTo(ExitState.COMPLETED);

        assertThat(pipeline.calls).hasSize(2);
    }

    @Test
    void finishedInputTellsThatItWasReadWithOtherSettings() throws Exception {
        pipeline.run(MONDAY);

        RunResult finished = run(MONDAY, requests("instance", "(none)"), "10%");

        assertThat(finished.finishedBefore()).isTrue();
        assertThat(finished.message()).contains("Its cells were read with another clear-token", "--again");
    }

    @Test
    void rowsThatAnEarlierVersionCountedCountUntilItsInputIsFinished() throws Exception {
        TestInput input = TestInput.rows(240, row -> row == 230 ? "," : "contact-%s,name".formatted(row));
        stopAfter(input, 120);
        // As the earlier version left it: the blank row is one of 240, and nothing says that it was to be skipped.
        pipeline.database
                .sql("update correction_input set row_count = 240, invalid_count = 1")
                .update();
        pipeline.database
                .sql("delete from correction_input_setting where name = 'blank-rows'")
                .update();

        RunResult result = pipeline.run(input);

        assertThat(result.state()).isEqualTo(ExitState.COMPLETED_WITH_ERRORS);
        assertThat(Objects.requireNonNull(result.summary()).rows().invalid()).isEqualTo(1);
        assertThat(pipeline.calls).hasSize(239);
        assertThat(pipeline.run(input, pipeline.again()).state()).isEqualTo(ExitState.COMPLETED);
    }

    private RunResult run(TestInput input, RequestSettings requests, String maxErrors) throws Exception {
        return pipeline.run(input, pipeline.settings(maxErrors), Pipeline.CSV, requests);
    }

    private static RequestSettings requests(String instanceId, String clearToken) {
        return new RequestSettings(instanceId, clearToken, null, Map.of(), List.of(), Map.of());
    }

    private void stopAfter(TestInput input, int calls) throws Exception {
        CorrectionsRunner runner = pipeline.runner(pipeline.settings("10%"), Pipeline.CSV, Pipeline.REQUESTS);
        pipeline.onCall(call -> {
            if (pipeline.calls.size() >= calls) {
                pipeline.stop(new StopCause.Signal());
            }
        });
        assertThat(runner.run(Run.Purpose.RUN, input, Pipeline.INVOCATION, pipeline.observed)
                        .state())
                .isEqualTo(ExitState.STOPPED);
        pipeline.onCall(call -> {});
    }
}
