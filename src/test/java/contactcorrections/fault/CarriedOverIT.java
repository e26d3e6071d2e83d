package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import contactcorrections.fault.ScriptedAnswer.Meaning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A row that Connect cannot take yet waits for its retry; the chunks behind it do not wait with it. */
class CarriedOverIT {

    private static final String SLOW = "slow";
    private static final int CHUNK = 468;
    private static final int IN_FLIGHT = 32;

    @TempDir
    Path folder;

    private Endpoint endpoint;

    @BeforeEach
    void open() throws IOException {
        endpoint = Endpoint.start();
    }

    @AfterEach
    void close() throws IOException {
        endpoint.close();
    }

    @Test
    void rowsBehindAreSentMeanwhileButThoseOfItsContactFollowIt() throws Exception {
        int rows = 3_000;
        // The slow contact's second and third row are chunks away from its first.
        var file = file(rows, 3, 600, 2_900);
        endpoint.answer(call -> isSlow(call) && call.number() < rows - 5 ? unwell() : ScriptedAnswer.accepted());
        var program = new PackagedProgram(folder, endpoint);

        Ended end = start(program, file).ended();

        Judge.of(file, endpoint, program).finished(end).resentIsExact().attemptsAreExact();
        assertThat(endpoint.attempts().stream()
                        .filter(each -> each.meaning() == Meaning.ACCEPTED)
                        .skip(rows - 10)
                        .map(Attempt::contactId))
                .contains(SLOW);
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "long")
    void oneThatIsNeverTakenEndsTheRunWhichGoesOnFromIt() throws Exception {
        var file = file(12_000, 3, 11_999);
        endpoint.answer(call -> isSlow(call) ? unwell() : ScriptedAnswer.accepted());
        var program = new PackagedProgram(folder, endpoint);

        Ended gaveUp = start(program, file, "--patience=15s").ended();
        Judge.of(file, endpoint, program).leftInGoodOrder(gaveUp, 3, "FAILED");
        assertThat(gaveUp.out() + gaveUp.err()).contains("line 4");
        assertThat(accepted()).as("rows sent meanwhile").isBetween(5_000, 5_000 + CHUNK + 3);

        endpoint.answer(call -> ScriptedAnswer.accepted());
        Ended finished = start(program, file).ended();
        Judge.of(file, endpoint, program).finished(finished).resentIsExact().attemptsAreExact();
    }

    @Test
    void processThatIsKilledMeanwhileLosesNeitherTheRowNorThoseAheadOfIt() throws Exception {
        var file = file(3_000, 3, 600);
        endpoint.answer(call -> isSlow(call) ? unwell() : ScriptedAnswer.accepted());
        var program = new PackagedProgram(folder, endpoint);

        Running run = start(program, file);
        run.awaitAttempts(2_000, endpoint);
        run.kill();
        int before = accepted();

        endpoint.answer(call -> ScriptedAnswer.accepted());
        Ended finished = start(program, file).ended();
        Judge.of(file, endpoint, program).finished(finished).resentIsAtMost(CHUNK + IN_FLIGHT);
        assertThat(endpoint.attemptsOfRun()).hasSizeLessThanOrEqualTo(3_000 - before + CHUNK + IN_FLIGHT);
    }

    /** Contacts of one row each, but for the slow one's. */
    private CorrectionsFile file(int rows, Integer... ofSlow) throws IOException {
        var file = new CorrectionsFile(folder.resolve("slow.csv"), CorrectionsFile.HEADER);
        for (int row = 1; row <= rows; row++) {
            String contact = List.of(ofSlow).contains(row) ? SLOW : "contact-" + row;
            file.valid(contact, "row " + row, "%s,,row %s".formatted(contact, row));
        }
        return file.write();
    }

    private int accepted() {
        return (int) endpoint.attempts().stream()
                .filter(each -> each.meaning() == Meaning.ACCEPTED)
                .count();
    }

    private static boolean isSlow(Endpoint.Arrival call) {
        return call.contactId().equals(SLOW);
    }

    private static ScriptedAnswer unwell() {
        return ScriptedAnswer.failed(503, "ServiceUnavailableException");
    }

    private static Running start(PackagedProgram program, CorrectionsFile file, String... more) throws IOException {
        String[] options = {"--rate=2000", "--burst=2000", "--share=100%"};
        String[] all = Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
        return program.apply(file.path(), all);
    }
}
