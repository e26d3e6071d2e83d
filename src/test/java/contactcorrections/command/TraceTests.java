package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.database.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code status} tells of single rows and contacts, from a repository of each kind. */
@Timeout(120)
class TraceTests {

    private static final String URL = "spring.datasource.url";
    private static final String USER = "spring.datasource.username";

    private static final String ONE = "11111111-aaaa-4ad1-9c80-317fa3b1799d";
    private static final String WRONG = "33333333-aaaa-4ad1-9c80-317fa3b1799d";

    /** Rows in lines 2, 3 (and 4), 6 (invalid), 7 (invalid, of no contact), 8 and 9; those of one contact are sent in order. */
    private static final String INPUT = "ContactId,Name,Description\n"
            + ONE + ",a,\n"
            + ONE + ",\"in\ntwo lines\",\n"
            + "\n"
            + WRONG + ",#REF!,\n"
            + "Jane Doe,#REF!,\n"
            + ONE + ",b,\n"
            + ONE + ",c,\n";

    private static PostgresServer postgres;

    @TempDir
    private Path folder;

    private Path input;

    enum Database {
        H2,
        POSTGRESQL,
        POSTGRESQL_WITH_SLOTS
    }

    @BeforeAll
    static void startPostgres(@TempDir Path data) throws IOException {
        postgres = PostgresServer.start(data);
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void write() throws IOException {
        input = Files.writeString(folder.toRealPath().resolve("in.csv"), INPUT);
    }

    @AfterEach
    void restore() {
        System.clearProperty(URL);
        System.clearProperty(USER);
    }

    @ParameterizedTest
    @EnumSource
    void everyLineOfAnUnfinishedInputHasAClearAnswer(Database database) {
        use(database);
        assertThat(run(database, "--limit=3").code()).isEqualTo(4);

        assertThat(row(2).code()).isZero();
        assertThat(row(2).out())
                .contains("Line 2 of " + input + ": SUCCEEDED", "contact " + ONE, "run 1, started ", "simulated")
                .containsPattern("sent .* UTC, answered after .*, AWS request id \\S+, 1 attempt");
        assertThat(row(4).out()).contains("Line 3 of ", ONE, "Line 4 is within the row that begins in line 3.");
        assertThat(row(6).out())
                .contains("Line 6 of " + input + ": INVALID", WRONG, "never sent", "SPREADSHEET_ERROR, column Name: ");
        assertThat(row(7).out()).contains("INVALID").doesNotContain("contact ", "Jane");
        assertThat(row(9).code()).isZero();
        assertThat(row(9).out())
                .contains("Line 9 of " + input + ": REMAINING", "run 1, ", "STOPPED", "no run has come to it")
                .contains("Continue with: ");
        assertIsNoRow(1, "the header or before it; the rows begin in line 2");
        assertIsNoRow(5, "empty, or has blank cells alone");
        assertIsNoRow(10, "beyond the last row, which is in line 9");
    }

    @ParameterizedTest
    @EnumSource
    void rowOfAChunkThatAKilledRunHadBegunMayHaveBeenSent(Database database) {
        use(database);
        run(database, "--limit=3");
        String table = database == Database.POSTGRESQL_WITH_SLOTS ? "correction_slot" : "correction_input";
        JdbcClient.create(new DriverManagerDataSource(
                        System.getProperty(URL), database == Database.H2 ? "sa" : "postgres", ""))
                .sql("update " + table + " set begun_row = 6")
                .update();

        assertThat(row(9).out())
                .contains("may have been sent: the next run sends it once more and counts it as resent");
        assertThat(json(row(9, "--json")).path("rows").path(0).path("maybeSent").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void outcomesOfAContactAreListedTheLatestFirst(Database database) {
        use(database);
        run(database);

        assertThat(contact(ONE).out()).containsSubsequence("Line 9 of ", "Line 8 of ", "Line 3 of ", "Line 2 of ");
        assertThat(contact(ONE, "--last=1").out())
                .contains("Line 9 of ", "Not shown: 3 earlier outcomes of this contact; --last N shows more.")
                .doesNotContain("Line 8 of ");
        JsonNode json = json(contact(ONE, "--json", "--last=1", input.toString()));
        assertThat(json.path("more").asLong()).isEqualTo(3);
        assertThat(json.path("rows").path(0).path("contactId").asString()).isEqualTo(ONE);
        assertThat(json.path("rows").path(0).path("line").asLong()).isEqualTo(9);
        assertThat(contact(WRONG).out()).contains("INVALID", "SPREADSHEET_ERROR");
        assertThat(contact(ONE, folder.resolve("other.csv").toString()).code()).isEqualTo(64);
        assertThat(contact("Jane Doe").code()).isEqualTo(64);
        assertThat(contact("Jane Doe").err()).contains("no outcome of this contact is stored");
    }

    @Test
    void latestVersionIsToldAndTheOthersInJson() {
        use(Database.H2);
        run(Database.H2);
        run(Database.H2, "--again");

        assertThat(row(2).out())
                .contains("run 2, ", "applied again (--again) for time 2", "There is 1 other version of this input");
        JsonNode rows = json(row(2, "--json")).path("rows");
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.path(0).path("repetition").asLong()).isEqualTo(1);
        assertThat(rows.path(1).path("repetition").asLong()).isZero();
        assertThat(contact(ONE, "--last=5").out())
                .containsSubsequence("run 2,", "run 2,", "run 2,", "run 2,", "run 1,");
    }

    @Test
    void runIsToldBeforeALaterPlan() {
        use(Database.H2);
        run(Database.H2);
        assertThat(CommandRun.of(
                                "plan",
                                "--simulate",
                                "--quiet",
                                "--instance-id=i",
                                "--max-errors=50%",
                                "--report-to=" + folder.resolve("reports"),
                                input.toString())
                        .code())
                .isEqualTo(1);

        JsonNode rows = json(row(2, "--json")).path("rows");

        assertThat(row(2).out()).contains("run 1, ", "applied to simulated").doesNotContain("plan for");
        assertThat(rows.path(0).path("plan").asBoolean()).isFalse();
        assertThat(rows.path(1).path("plan").asBoolean()).isTrue();
        assertThat(contact(ONE).out()).contains("plan for simulated", "a plan sends nothing");
    }

    @Test
    void decidedRowIsToldWithoutTheInput() throws IOException {
        use(Database.H2);
        run(Database.H2);
        Files.delete(input);

        assertThat(row(9).out()).contains("Line 9 of " + input + ": SUCCEEDED");
        assertIsNoRow(5, "empty");
        assertIsNoRow(10, "beyond the last row");
    }

    @Test
    void remainingRowIsToldFromTheInputThatTheRunReadAlone() throws IOException {
        use(Database.H2);
        run(Database.H2, "--limit=3");
        Files.writeString(input, INPUT.replace("Jane", "Joan"));

        CommandRun changed = row(9);
        Files.delete(input);
        CommandRun gone = row(9);

        assertThat(List.of(changed.code(), gone.code())).containsOnly(3);
        assertThat(changed.err()).contains("its content is not what its latest run read", "line 9: no outcome");
        assertThat(gone.err()).contains("no such file", "line 9: no outcome");
    }

    @Test
    void inputThatNoRunKnowsIsAUsageError() {
        use(Database.H2);

        assertThat(row(2).code()).isEqualTo(64);
        assertThat(row(2).err()).contains("INPUT: no run of " + input + " is known");
    }

    @Test
    void rowIsToldWhileARunIsUnderWay() throws Exception {
        use(Database.POSTGRESQL);
        var run =
                CompletableFuture.supplyAsync(() -> run(Database.POSTGRESQL, "--rate=1", "--burst=1", "--share=100%"));
        List<String> answers = new ArrayList<>();
        while (!run.isDone()) {
            answers.add(row(9).out());
        }

        assertThat(run.get().code()).isEqualTo(1);
        assertThat(answers).anyMatch(answer -> answer.contains("RUNNING") && answer.contains("its chunk is under way"));
        assertThat(row(9).out()).contains("SUCCEEDED");
    }

    private void use(Database database) {
        if (database == Database.H2) {
            System.setProperty(URL, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return;
        }
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(new DriverManagerDataSource(postgres.url(), "postgres", ""))
                .sql("create database " + name)
                .update();
        System.setProperty(URL, postgres.url().replace("/postgres", "/" + name));
        System.setProperty(USER, "postgres");
    }

    private CommandRun run(Database database, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--simulate",
                "--quiet",
                "--instance-id=i",
                "--account=123456789012",
                "--max-errors=50%",
                "--report-to=" + folder.resolve("reports")));
        if (database == Database.POSTGRESQL_WITH_SLOTS) {
            words.add("--slots=4");
        }
        words.addAll(List.of(more));
        words.add(input.toString());
        return CommandRun.of(words.toArray(String[]::new));
    }

    private CommandRun row(long line, String... more) {
        List<String> words = new ArrayList<>(List.of("status", "--row=" + line, input.toString()));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static CommandRun contact(String id, String... more) {
        List<String> words = new ArrayList<>(List.of("status", "--contact=" + id));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run) {
        return JsonMapper.shared().readTree(run.out());
    }

    private void assertIsNoRow(long line, String why) {
        CommandRun run = row(line);
        assertThat(run.code()).as("line %s", line).isEqualTo(64);
        assertThat(run.err()).contains("--row: line " + line + " of " + input + " is ", why);
    }
}
