package contactcorrections.update;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectSession;
import contactcorrections.connect.ConnectSettings;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.connect.UpdateResult;
import contactcorrections.connect.attempt.WarmUpGates;
import contactcorrections.request.Correction;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.Rows;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.StopSignal;
import contactcorrections.standin.Call;
import contactcorrections.standin.ConnectStandIn;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Share;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.ThrottleSettings.Rate;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that expect something, after a run that was killed when it may have sent them: Name and Description of one contact. */
class ReadBeforeUpdateTests {

    private static final CorrectionMapper MAPPER = Rows.of(
                    "Name", "Description", "Expected.Name", "Expected.Description")
            .mapper();
    private static final ThrottleSettings AMPLE =
            new ThrottleSettings(Rate.of(10_000), 10_000, new Share(100), 10_000, 10_000);

    private static final Correction FIRST = row(1, "one", "", "zero", "");
    private static final Correction SECOND = row(2, "two", "", "one", "");
    private static final Correction THIRD = row(3, "three", "", "two", "");

    private final StopSignal stop = new StopSignal();
    private final CallMonitor monitor = new CallMonitor(Clocks.SYSTEM);
    private ConnectStandIn connect;
    private ConnectSession session;

    @BeforeEach
    void open() throws IOException {
        connect = ConnectStandIn.start();
        session = new ConnectAccess(new ConnectSettings(1, Duration.ofSeconds(5)), new ConnectTarget(connect.uri()))
                .open(() -> true, stop, new WarmUpGates());
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        connect.close();
    }

    @Test
    void rowOverWhichALaterOneWasSentIsSentAgainWithIt() {
        holds("two", "");

        assertThat(sendAll(FIRST, SECOND)).containsExactly("sent", "sent");
        assertThat(updatesOfNames()).containsExactly("one", "two");
    }

    @Test
    void rowsOfWhichSomeWereSentAreSentInTheOrderOfTheFile() {
        for (String name : List.of("zero", "one", "two", "three")) {
            holds(name, "");

            assertThat(sendAll(FIRST, SECOND, THIRD)).as(name).containsExactly("sent", "sent", "sent");
            assertThat(name()).as(name).isEqualTo("three");
        }
    }

    @Test
    void rowIsSentOfWhichAnEarlierOneWasSentAgainInPart() {
        Correction second = row(2, "two", "new", "one", "old");
        for (String description : List.of("new", "newer")) {
            holds("two", description);

            assertThat(sendAll(FIRST, second, row(3, "", "newer", "", "new")))
                    .as(description)
                    .containsExactly("sent", "sent", "sent");
            assertThat(held("Name") + " " + held("Description")).as(description).isEqualTo("two newer");
        }
    }

    @Test
    void fieldThatARowExpectsAndLeavesMayHaveBeenChangedByALaterOne() {
        Correction first = row(1, "one", "", "zero", "old");
        holds("one", "new");

        assertThat(sendAll(first, row(2, "", "new", "", "old"))).containsExactly("sent", "sent");
    }

    @Test
    void valueOfSomebodyElseIsNotOverwritten() {
        holds("else", "");

        assertThat(sendAll(FIRST, SECOND))
                .containsExactly("CHANGED_MEANWHILE Expected.Name", "CHANGED_MEANWHILE Expected.Name");
        assertThat(connect.calls()).isEmpty();
    }

    @Test
    void otherFieldThatWasChangedMeanwhileRefusesARowOverWhichALaterOneWasSent() {
        Correction first = row(1, "one", "new", "zero", "old");
        holds("two", "else");

        assertThat(sendAll(first, SECOND)).containsExactly("CHANGED_MEANWHILE Expected.Description", "sent");
    }

    @Test
    void rowIsRefusedWhereALaterOneOverwroteAnotherValueThanItsOwn() {
        // What the later row expects cannot have come from the first, which was refused then as it is now.
        holds("two", "");

        assertThat(sendAll(FIRST, row(2, "two", "", "other", "")))
                .containsExactly("CHANGED_MEANWHILE Expected.Name", "sent");
        assertThat(sendAll(FIRST, row(2, "two", "", "", "")))
                .containsExactly("CHANGED_MEANWHILE Expected.Name", "sent");
    }

    @Test
    void rowsThatWereNotSentBeforeProveNothing() {
        holds("two", "");

        assertThat(send(new ResentRows(List.of(FIRST)), FIRST)).isEqualTo("CHANGED_MEANWHILE Expected.Name");
        assertThat(send(new ResentRows(List.of(SECOND)), FIRST)).isEqualTo("CHANGED_MEANWHILE Expected.Name");
        assertThat(send(new ResentRows(List.of(FIRST, other(SECOND))), FIRST))
                .isEqualTo("CHANGED_MEANWHILE Expected.Name");
        assertThat(send(ResentRows.NONE, SECOND)).isEqualTo("CHANGED_MEANWHILE Expected.Name");
    }

    private List<String> sendAll(Correction... rows) {
        var resent = new ResentRows(List.of(rows));
        return List.of(rows).stream().map(row -> send(resent, row)).toList();
    }

    private String send(ResentRows resent, Correction row) {
        var settings = new SendSettings(null, false, false);
        var updater = new ReadBeforeUpdate(
                session.reader(ReadBeforeUpdateTests::throttle, monitor),
                new RowComparison(MAPPER.columns(), MAPPER.expectedColumns(), null),
                settings,
                resent,
                new EarlierValues(null, stop),
                session.updater(throttle(Operation.UPDATE_CONTACT), monitor)::update);
        UpdateResult result = updater.update(row, wait -> {});
        if (result instanceof UpdateResult.Refused refused) {
            return refused.error().code() + " " + refused.error().column();
        }
        return result instanceof UpdateResult.Updated ? "sent" : result.toString();
    }

    private static Throttle throttle(Operation operation) {
        return Throttle.local(AMPLE.allowed(operation));
    }

    private void holds(String name, String description) {
        connect.put("c", "{\"Name\": \"%s\", \"Description\": \"%s\"}".formatted(name, description));
    }

    private String name() {
        return held("Name");
    }

    private String held(String field) {
        return connect.held("c").path(field).asString();
    }

    private List<String> updatesOfNames() {
        return connect.calls().stream()
                .map(Call::body)
                .map(body -> body.replaceFirst(".*\"Name\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static Correction row(long number, String... cells) {
        return row("c", number, cells);
    }

    private static Correction row(String contactId, long number, String... cells) {
        List<String> all = new ArrayList<>(List.of(contactId));
        all.addAll(List.of(cells));
        var position = new RowPosition(number, number + 1, 1, 10 * number, 10);
        return (Correction) MAPPER.map(new Row.Parsed(position, all));
    }

    /** The same of another contact. */
    private static Correction other(Correction row) {
        return row("d", row.position().row(), "two", "", "one", "");
    }
}
