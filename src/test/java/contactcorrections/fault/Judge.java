package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.CorrectionsFile.Line;
import contactcorrections.fault.Running.Ended;
import contactcorrections.fault.ScriptedAnswer.Meaning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says whether a run did what was promised, from what the file has and what the endpoint saw; the program's own counters
 * are compared with these and believed in nothing.
 */
final class Judge {

    private static final int CONFLICTS_UNTIL_REFUSED = 4;
    private static final int IN_FLIGHT = 32;

    private final CorrectionsFile file;
    private final Map<String, Line> byText;
    private final List<Attempt> attempts;
    private final Map<String, List<Attempt>> attemptsOfText;
    private final Map<String, String> contacts;
    private final WrittenReport report;
    private final FaultTally tally;
    private final Consumer<ContactOrder> order;

    private Judge(CorrectionsFile file, Endpoint endpoint, WrittenReport report, Consumer<ContactOrder> order) {
        this.file = file;
        this.order = order;
        this.byText = file.validLines().stream().collect(Collectors.toMap(Line::text, Function.identity()));
        this.attempts = endpoint.attempts();
        this.attemptsOfText = attempts.stream().collect(Collectors.groupingBy(Attempt::text));
        this.contacts = endpoint.contacts();
        this.report = report;
        this.tally = endpoint.tally();
    }

    /** Judges the latest run's report of the file. */
    static Judge of(CorrectionsFile file, Endpoint endpoint, PackagedProgram program) throws IOException {
        return of(file, endpoint, latest(file, program));
    }

    static Judge of(CorrectionsFile file, Endpoint endpoint, WrittenReport report) {
        return new Judge(file, endpoint, report, ContactOrder::holdsWithinProcesses);
    }

    /** Judges the latest run's report of the file, whose rows were applied by several processes side by side. */
    static Judge ofSeveral(CorrectionsFile file, Endpoint endpoint, PackagedProgram program) throws IOException {
        return new Judge(file, endpoint, latest(file, program), ContactOrder::holdsAcrossProcesses);
    }

    private static WrittenReport latest(CorrectionsFile file, PackagedProgram program) throws IOException {
        String name = Objects.requireNonNull(file.path().getFileName()).toString();
        return WrittenReport.latest(program.reports(), name);
    }

    /** Judges the attempts alone: where a process was killed there is no report. */
    static Judge attemptsOnly(CorrectionsFile file, Endpoint endpoint) {
        var judge = new Judge(
                file,
                endpoint,
                new WrittenReport(Path.of("none"), tools.jackson.databind.node.NullNode.instance),
                ContactOrder::holdsWithinProcesses);
        judge.nothingIsSentThatShouldNotBe();
        judge.contactsAreInOrder();
        return judge;
    }

    /** Every row is decided, and what became of it is what Connect said. */
    Judge finished(Ended end) throws IOException {
        boolean clean =
                file.lines().size() == file.validLines().size() && refused().isEmpty();
        assertThat(end.code()).as("exit code; it said: %s", end.err()).isEqualTo(clean ? 0 : 1);
        assertThat(report.state()).isEqualTo(clean ? "COMPLETED" : "COMPLETED_WITH_ERRORS");
        assertThat(report.rows("remaining")).as("remaining").isZero();
        assertThat(report.rows("invalid"))
                .as("invalid")
                .isEqualTo(file.lines().size() - file.validLines().size());
        reportIsTrue();
        assertThat(succeeded()).as("rows that succeeded").containsExactlyElementsOf(expectedToSucceed());
        failedRowsAreTheirExactBytes();
        lastRowsStand();
        tally.judged(file.lines().size());
        return this;
    }

    /** The run ended, and not by force: its report says what its exit code says, and is true. */
    Judge ended(Ended end) throws IOException {
        assertThat(report.state())
                .as("state, with exit code %d; it said: %s", end.code(), end.err())
                .isIn(states(end.code()));
        reportIsTrue();
        return this;
    }

    private static Set<String> states(int code) {
        return switch (code) {
            case 0 -> Set.of("COMPLETED");
            case 1 -> Set.of("COMPLETED_WITH_ERRORS");
            case 2 -> Set.of("ABORTED");
            case 3 -> Set.of("FAILED");
            case 4 -> Set.of("STOPPED");
            // The signal may come when all is done.
            case 130, 143 -> Set.of("STOPPED", "COMPLETED", "COMPLETED_WITH_ERRORS");
            default -> Set.of();
        };
    }

    /** The run ended before the file did; every answer that the endpoint gave is recorded. */
    Judge leftInGoodOrder(Ended end, int code, String state) throws IOException {
        assertThat(end.code()).as("exit code; it said: %s", end.err()).isEqualTo(code);
        assertThat(report.state()).isEqualTo(state);
        reportIsTrue();
        return everyAnswerIsRecorded();
    }

    /** No process was killed before it had recorded what it heard, and none had ceased to listen. */
    Judge everyAnswerIsRecorded() throws IOException {
        assertThat(succeeded()).as("rows that succeeded").containsExactlyElementsOf(accepted());
        assertThat(report.rows("refused")).as("refused").isEqualTo(refused().size());
        return this;
    }

    /** What was sent by more than one process is what the program says it sent again: no process was killed. */
    Judge resentIsExact() throws IOException {
        assertThat(report.rows("resent")).as("resent").isEqualTo(sentByMoreThanOneRun());
        return this;
    }

    /** No process was killed, none was frozen, and no call was repeated by the run that began it. */
    Judge resentIsWhatArrivedAgain() {
        long again = attemptsOfText.values().stream()
                .filter(ofText -> ofText.size() > 1)
                .count();
        assertThat(report.rows("resent")).as("resent").isEqualTo(again);
        return this;
    }

    /** A process was killed between a call and its record: what it may have sent is counted, and not much more. */
    Judge resentIsAtMost(long most) throws IOException {
        assertThat(report.rows("resent")).as("resent").isBetween(sentByMoreThanOneRun(), most);
        return this;
    }

    /** Rows that the report says were sent again. */
    long resent() {
        return report.rows("resent");
    }

    /** No process was killed: each attempt is accounted for. */
    Judge attemptsAreExact() {
        assertThat(report.attempts()).as("attempts of rows that are decided").isEqualTo(attempts.size());
        return this;
    }

    /**
     * Attempts of each process stay within a bucket of this size, but for those that were on their way together.
     *
     * @param rate of the account's quota, of which a run takes its share
     */
    Judge quotaIsKept(double rate, int burst) {
        Map<Integer, List<Attempt>> byRun = attempts.stream().collect(Collectors.groupingBy(Attempt::run));
        byRun.values().forEach(ofRun -> {
            double tokens = burst;
            long at = ofRun.get(0).begunNanos();
            for (Attempt attempt : ofRun) {
                tokens = Math.min(burst, tokens + rate * (attempt.begunNanos() - at) / 1e9) - 1;
                at = attempt.begunNanos();
                assertThat(tokens).as("tokens left behind %s", attempt).isGreaterThan(-IN_FLIGHT);
            }
        });
        return this;
    }

    /** The latest process was not held up: its attempts together take no longer than this. */
    Judge latestRunTakesAtMost(Duration most) {
        int latest = attempts.get(attempts.size() - 1).run();
        List<Attempt> ofRun =
                attempts.stream().filter(each -> each.run() == latest).toList();
        long nanos = ofRun.get(ofRun.size() - 1).begunNanos() - ofRun.get(0).begunNanos();
        assertThat(Duration.ofNanos(nanos))
                .as("from its first attempt to its last")
                .isLessThan(most);
        return this;
    }

    private void reportIsTrue() throws IOException {
        nothingIsSentThatShouldNotBe();
        contactsAreInOrder();
        assertThat(report.rows("read")).as("read").isEqualTo(file.lines().size());
        assertThat(report.rows("succeeded")
                        + report.rows("invalid")
                        + report.rows("refused")
                        + report.rows("remaining"))
                .as("the sum")
                .isEqualTo(report.rows("read"));
        assertThat(report.rows("invalid"))
                .as("invalid")
                .isLessThanOrEqualTo(file.lines().size() - file.validLines().size());
        assertThat(report.rows("refused"))
                .as("refused")
                .isLessThanOrEqualTo(refused().size());
        assertThat(report.endedAt()).as("end").isAfterOrEqualTo(report.startedAt());
        assertThat(succeeded()).as("decided once").doesNotHaveDuplicates().hasSize((int) report.rows("succeeded"));
        assertThat(accepted()).as("rows that the endpoint accepted").containsAll(succeeded());
    }

    private void nothingIsSentThatShouldNotBe() {
        assertThat(attempts).allSatisfy(attempt -> {
            assertThat(byText).as("a valid row for %s", attempt).containsKey(attempt.text());
            Line line = Objects.requireNonNull(byText.get(attempt.text()));
            assertThat(attempt.contactId())
                    .as("contact of line %d", line.number())
                    .isEqualTo(line.contactId());
            assertThat(attempt.instanceId()).isEqualTo(CorrectionsFile.INSTANCE);
            assertThat(attempt.recipients())
                    .as("recipients of line %d", line.number())
                    .isEqualTo(line.recipients());
        });
    }

    private void contactsAreInOrder() {
        order.accept(new ContactOrder(attempts, this::number));
    }

    private void lastRowsStand() {
        Set<Long> refused = refused();
        Map<String, String> last = new HashMap<>();
        for (Line line : file.validLines()) {
            if (!refused.contains(line.number())) {
                last.put(line.contactId(), line.text());
            }
        }
        assertThat(contacts).as("what became of the contacts").isEqualTo(last);
    }

    private void failedRowsAreTheirExactBytes() throws IOException {
        Set<Long> refused = refused();
        String failed = report.text("failed.csv");
        String expected = file.header() + ",error_line,error_code,error_column,error_message\n";
        assertThat(failed).startsWith(expected);
        int at = expected.length();
        for (Line line : file.lines()) {
            if (!line.valid() || refused.contains(line.number())) {
                String row = line.raw() + "," + line.number() + ",";
                assertThat(failed.substring(at))
                        .as("failed.csv, from character %d", at)
                        .startsWith(row);
                at = failed.indexOf('\n', at + row.length()) + 1;
            }
        }
        assertThat(at).as("length of failed.csv").isEqualTo(failed.length());
    }

    private List<Long> expectedToSucceed() {
        Set<Long> refused = refused();
        return file.validLines().stream()
                .map(Line::number)
                .filter(line -> !refused.contains(line))
                .toList();
    }

    private List<Long> succeeded() throws IOException {
        return report.succeeded().stream()
                .map(cells -> Long.parseLong(cells[0]))
                .toList();
    }

    private List<Long> accepted() {
        return linesWhere(attempt -> attempt.meaning() == Meaning.ACCEPTED).stream()
                .sorted()
                .toList();
    }

    private Set<Long> refused() {
        Set<Long> refused = linesWhere(attempt -> attempt.meaning() == Meaning.REFUSED);
        attemptsOfText.forEach((text, ofText) -> {
            long conflicts = ofText.stream()
                    .filter(each -> each.meaning() == Meaning.CONFLICT)
                    .count();
            if (conflicts >= CONFLICTS_UNTIL_REFUSED) {
                refused.add(number(ofText.get(0)));
            }
        });
        return refused;
    }

    private Set<Long> linesWhere(java.util.function.Predicate<Attempt> condition) {
        return attempts.stream().filter(condition).map(this::number).collect(Collectors.toSet());
    }

    /** Of the rows that are decided: the others are counted once they are. */
    private long sentByMoreThanOneRun() throws IOException {
        Set<Long> decided = new HashSet<>(succeeded());
        decided.addAll(refused());
        return attemptsOfText.values().stream()
                .filter(ofText -> decided.contains(number(ofText.get(0))))
                .filter(ofText -> ofText.stream().map(Attempt::run).distinct().count() > 1)
                .count();
    }

    private long number(Attempt attempt) {
        return Objects.requireNonNull(byText.get(attempt.text())).number();
    }
}
