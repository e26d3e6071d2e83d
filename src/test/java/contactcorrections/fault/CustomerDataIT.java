package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the cells is seen by Connect and by the one who corrects failed rows, and nobody else. */
class CustomerDataIT {

    private static final String MARK = "Qx7Zk9";

    private static final String HEADER = String.join(
            ",",
            "ContactId,Name,Description,References.crm.URL,References.when.DATE,References.kind.Type,References.kind.Value",
            "SegmentAttributes.level.ValueInteger,CustomerEndpoint.Type,CustomerEndpoint.Address,QueueInfo,ContactExpiry",
            "AdditionalRecipients.Cc");

    private static final List<String> ROWS = List.of(
            "valid-1,M,M d,https://M.example,,,,,,,,,",
            "valid-2,M,M,,,STRING,M,,,,\"{\"\"Id\"\":\"\"M\"\"}\",,",
            "valid-3,M,M copied,,,,,,,,,,M <M@b.example>; M@b.example",
            "refused-1,M,M refused,,,,,,,,,,",
            "denied-1,M,M denied,,,,,,,,,,",
            "failing-1,M,M failing,,,,,,,,,,",
            "echo-1,M,M echo,,,,,,,,,,",
            "page-1,M,M page,,,,,,,,,,",
            "broken-1,M,M broken,,,,,,,,,,",
            "cut-1,M,M cut,,,,,,,,,,",
            "bad-1,M,,,not a date M,,,,,,,,",
            "bad-2,M,,,,M,M,,,,,,",
            "bad-3,M,,,,,,M,,,,,",
            "bad-4,M,,,,,,,TELEPHONE_NUMBER,M,,,",
            "bad-5,M,,,,,,,M,M,,,",
            "bad-6,M,,,,,,,,,\"{\"\"M\"\":\"\"M\"\"}\",,",
            "bad-7,M,,,,,,,,,{M,,",
            "bad-8,M,,,,,,,,,,M,",
            "bad-14,M,,,,,,,,,,,M <M; M@M",
            "bad-9,M,M",
            "bad-10,M,\"M never closed",
            "bad-11,M,\"M\"M,,,,,,,,,,",
            "bad-12,M\0M,,,,,,,,,,,",
            "M".repeat(60) + ",M,,,,,,,,,,,",
            "bad-13,M,\"" + "M".repeat(5000) + "\",,,,,,,,,,");

    /** Files whose first line is data, or has all of the data: a name or a word near a column's does not make it a header. */
    private static final List<String> HEADERLESS = List.of(
            "M 1,M 2,+M\n",
            "M,\"M\nM",
            "\"M\"M,M\n",
            "M,M\0M\n",
            "\n\nM;M\n",
            "Name,M\nc,M\n",
            "Nmae,M,References.M.URL,SegmentAttributes.M,References.M\n",
            "Contact Id,M,Name,Name,Description M\n",
            "error_line,M,\n",
            "sep=;\nM;Name\n",
            "ContactId,Name\rc-1,M\rc-2,M\r",
            "sep=,\nContactId,Name\rc-1,M\r",
            "\"ContactId\",\"Name\"\r\"c-1\",\"M\"\r",
            "ContactId,Name,Description\rc-1,M,\"M\nM\"\r",
            "ContactId,Name\r" + "c-1,M\r".repeat(200_000),
            "ContactId,\"Name\nc-1,M\"\n",
            "ContactId,\"Name,M\nc-1,M\n",
            "ContactId,M@example.org,References.M@example.org,References.M@example.org.URL,references.M@example.org.url\n");

    @TempDir
    Path folder;

    @Test
    void noCellIsFoundInAnythingThatIsKeptOrPrinted() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            Path file = folder.resolve("customers.csv");
            String text = HEADER + "\n" + String.join("\n", ROWS).replace("M", MARK) + "\n";
            Files.writeString(file, text, StandardCharsets.UTF_8);
            var program = new PackagedProgram(folder, endpoint);

            endpoint.answer(CustomerDataIT::telling);
            Ended denied = apply(program, file);
            assertThat(denied.code()).as(denied.err()).isEqualTo(3);
            endpoint.answer(call -> call.contactId().startsWith("denied") ? ScriptedAnswer.accepted() : telling(call));
            Ended finished = apply(program.through("env", "LOGGING_LEVEL_ROOT=DEBUG"), file, "--log=json");
            assertThat(finished.code()).as(finished.err()).isEqualTo(1);
            program.start("validate", "--stacktrace", "--report-to=" + program.reports(), file.toString())
                    .ended();
            program.start("report", "--stacktrace", "--report-to=" + folder.resolve("again"), "1")
                    .ended();
            program.start("status", "--json").ended();

            assertThat(endpoint.attempts()).anyMatch(attempt -> attempt.body().contains(MARK));
            assertThat(marked()).isEmpty();
        }
    }

    @Test
    void noCellIsFoundInWhatIsSaidOfARepositoryThatFails() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            Path file = folder.resolve("customers.csv");
            String row = "c-%1$d,M,M %1$d\n,,M\n".replace("M", MARK);
            Files.writeString(
                    file,
                    "ContactId,Name,Description\n"
                            + IntStream.range(0, 3_000).mapToObj(row::formatted).collect(Collectors.joining()));
            var program = new PackagedProgram(folder, endpoint);
            program.start("status").ended();
            long size = Files.size(program.repository().resolve("corrections.mv.db")) / 1024;

            program.through("bash", "-c", "ulimit -f %s; exec \"$0\" \"$@\"".formatted(size + 100));
            Ended failed = program.apply(
                            file, "--stacktrace", "--log=json", "--rate=5000", "--burst=5000", "--max-errors=100%")
                    .ended();

            assertThat(failed.code()).as(failed.err()).isEqualTo(3);
            assertThat(failed.err()).contains("job repository");
            assertThat(marked()).isEmpty();
        }
    }

    @Test
    void firstRowOfAFileWithoutAHeaderIsNotRepeated() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var program = new PackagedProgram(folder, endpoint);
            Path inbox = Files.createDirectories(folder.resolve("inbox"));
            for (int number = 0; number < HEADERLESS.size(); number++) {
                Files.writeString(
                        inbox.resolve("customers-%s.csv".formatted((char) ('a' + number))),
                        HEADERLESS.get(number).replace("M", MARK));
            }
            String last = "customers-%s.csv".formatted((char) ('a' + HEADERLESS.size() - 1));

            Ended validated =
                    program.start("validate", "--stacktrace", inbox.toString()).ended();
            Ended applied = apply(program.through("env", "LOGGING_LEVEL_ROOT=DEBUG"), inbox);
            Ended status = program.start("status", "--json").ended();

            assertThat(validated.code()).as(validated.err()).isEqualTo(3);
            assertThat(validated.err()).contains(last);
            assertThat(applied.code()).as(applied.err()).isEqualTo(3);
            assertThat((applied.out() + applied.err()).replaceAll("\\s+", " "))
                    .contains(last, "line ends are carriage returns alone");
            assertThat(status.out()).contains(last);
            assertThat(endpoint.attempts()).isEmpty();
            assertThat(marked()).isEmpty();
        }
    }

    private static Ended apply(PackagedProgram program, Path file, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--stacktrace", "--rate=20", "--burst=2", "--max-in-flight=1", "--max-errors=100%"));
        return program.apply(file, all.toArray(String[]::new)).ended();
    }

    /** Connect repeats what it was sent in what it says. */
    private static ScriptedAnswer telling(Endpoint.Arrival call) {
        String kind = call.contactId().replaceFirst("-.*", "");
        return switch (kind) {
            case "refused" -> ScriptedAnswer.saying(400, "InvalidParameterException", "Not taken: " + MARK);
            case "denied" -> ScriptedAnswer.saying(403, "AccessDeniedException", "No access with " + MARK);
            case "failing" ->
                call.attemptOfText() > 1
                        ? ScriptedAnswer.accepted()
                        : ScriptedAnswer.saying(500, "InternalServiceException", "Failed at " + MARK);
            case "page" -> onceThenAccepted(call, ScriptedAnswer.body(200, "text/html", MARK));
            case "broken" ->
                onceThenAccepted(call, ScriptedAnswer.body(500, "application/json", "{\"Message\": \"" + MARK));
            case "cut" -> onceThenAccepted(call, ScriptedAnswer.saying(503, MARK + "Exception", MARK));
            case "echo" ->
                call.attemptOfText() > 1 ? ScriptedAnswer.accepted() : ScriptedAnswer.body(400, "text/html", MARK);
            default -> ScriptedAnswer.accepted();
        };
    }

    private static ScriptedAnswer onceThenAccepted(Endpoint.Arrival call, ScriptedAnswer once) {
        return call.attemptOfText() > 1 ? ScriptedAnswer.accepted() : once;
    }

    /** Files with the mark, except the input itself and what has to hold the failed rows. */
    private List<String> marked() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(each ->
                            !String.valueOf(each.getFileName()).startsWith("customers") && !each.endsWith("failed.csv"))
                    .filter(CustomerDataIT::isMarked)
                    .map(each -> folder.relativize(each).toString())
                    .toList();
        }
    }

    private static boolean isMarked(Path file) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            String wide = new String(MARK.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
            return bytes.contains(MARK) || bytes.contains(wide);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
