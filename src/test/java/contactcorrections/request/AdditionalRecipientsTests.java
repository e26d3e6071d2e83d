package contactcorrections.request;

import static contactcorrections.request.value.ErrorCode.DISPLAY_NAME_TOO_LONG;
import static contactcorrections.request.value.ErrorCode.INVALID_EMAIL_ADDRESS;
import static contactcorrections.request.value.ErrorCode.TOO_MANY_RECIPIENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import contactcorrections.request.value.AdditionalRecipients;
import contactcorrections.request.value.AdditionalRecipients.Recipient;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.row.RowError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** What a cell of email addresses says, and what is wrong with it. */
class AdditionalRecipientsTests {

    private static final String COLUMN = "AdditionalRecipients.Cc";
    private static final String FORM =
            ", expected a@b.example or Name <a@b.example>, with ; between addresses and each quote closed";

    private static final Rows ROWS = Rows.of(COLUMN);

    static Stream<Arguments> cells() {
        return Stream.of(
                arguments("a@b.example", List.of(one("a@b.example"))),
                arguments(" a@b.example ;\t", List.of(one("a@b.example"))),
                arguments(";; a@b.example ;; c@d.example;", List.of(one("a@b.example"), one("c@d.example"))),
                arguments("a@b.example;\r\nc@d.example", List.of(one("a@b.example"), one("c@d.example"))),
                arguments("a@b.example;a@b.example", List.of(one("a@b.example"), one("a@b.example"))),
                arguments("Ada Lovelace <a@b.example>", List.of(one("a@b.example", "Ada Lovelace"))),
                arguments("Lovelace, Ada<a@b.example>", List.of(one("a@b.example", "Lovelace, Ada"))),
                arguments("\"Lovelace, Ada\" <a@b.example>", List.of(one("a@b.example", "Lovelace, Ada"))),
                arguments(
                        "\"Desk; night\" <a@b.example>; \"x>y<z\" < c@d.example >",
                        List.of(one("a@b.example", "Desk; night"), one("c@d.example", "x>y<z"))),
                arguments(
                        "\"The \\\"Desk\\\"; \\\\ one\" <a@b.example>",
                        List.of(one("a@b.example", "The \"Desk\"; \\ one"))),
                arguments("Ada \"A;B\" Byron <a@b.example>", List.of(one("a@b.example", "Ada \"A;B\" Byron"))),
                arguments("\"A\" or \"B\" <a@b.example>", List.of(one("a@b.example", "\"A\" or \"B\""))),
                arguments("O'Brien <o@b.example>", List.of(one("o@b.example", "O'Brien"))),
                arguments("a@b.example <a@b.example>", List.of(one("a@b.example", "a@b.example"))),
                arguments("<a@b.example>", List.of(one("a@b.example"))),
                arguments("\" \" <a@b.example>", List.of(one("a@b.example"))),
                arguments("Zoë 😀 <zoë@bücher.example>", List.of(one("zoë@bücher.example", "Zoë 😀"))),
                arguments("\"a;b\"@c.example", List.of(one("\"a;b\"@c.example"))),
                arguments("(clear)", List.of()),
                arguments(" (clear)\t", List.of()));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cellNamesItsRecipients(String cell, List<Recipient> recipients) {
        assertThat(recipients(ROWS.correction(cell))).isEqualTo(recipients);
    }

    @Test
    void blankCellLeavesTheRecipientsAsTheyAre() {
        Rows rows = Rows.of("Name", COLUMN);
        assertThat(rows.correction("Ada", " ").request().overrideConfiguration())
                .isEmpty();
        assertThat(rows.codes("", "\t")).containsExactly("NOTHING_TO_UPDATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "a@b",
                "@b.example",
                "a@b.example c@d.example",
                "a@b.example, c@d.example",
                "a@b.example,",
                "a@@b.example",
                "Ada a@b.example",
                "<a@b.example",
                "a@b.example>",
                "Ada <a@b.example> Byron",
                "Ada <a@b.example",
                "Ada <a@b.example> Eve <e@b.example>",
                "Ada <a@b.example>, Eve <e@b.example>",
                "Ada > Byron <a@b.example>",
                "Ada <Byron <a@b.example>>",
                "5\" display <a@b.example>; c@d.example; Eve <e@b.example>",
                "\"Ada <a@b.example>",
                "\"Ada\\\" <a@b.example>",
                "\"Ada\\",
                "\"a@b.example\"",
                "Ada <\"a@b.example\">",
            })
    void entryOfAnotherFormIsAnErrorThatSaysNothingOfIt(String cell) {
        int length = cell.codePointCount(0, cell.length());
        assertThat(ROWS.errors(cell))
                .containsExactly(
                        new RowError("INVALID_EMAIL_ADDRESS", COLUMN, "address 1: " + length + " characters" + FORM));
    }

    @Test
    void cellOfSeparatorsAloneDoesNotEmptyTheList() {
        assertThat(ROWS.errors(" ; ;"))
                .containsExactly(new RowError("INVALID_EMAIL_ADDRESS", COLUMN, "no address" + FORM));
    }

    @Test
    void cellThatEmptiesTheListIsCounted() {
        assertThat(ROWS.correction("(clear)").cleared()).containsExactly(COLUMN);
        assertThat(ROWS.correction("a@b.example").cleared()).isEmpty();
    }

    @Test
    void clearTokenBesideAnAddressIsNoAddress() {
        assertThat(ROWS.errors("a@b.example; (clear)"))
                .containsExactly(new RowError("INVALID_EMAIL_ADDRESS", COLUMN, "address 2: 7 characters" + FORM));
    }

    @Test
    void allErrorsOfACellComeAtOnce() {
        String tooLong = "a@" + "b".repeat(255) + ".example";
        String named = "n".repeat(257) + " <" + tooLong + ">";
        assertThat(ROWS.errors("Ada;a@b.example; ;" + named + ";Ada <>"))
                .extracting(RowError::code, RowError::message)
                .containsExactly(
                        tuple(INVALID_EMAIL_ADDRESS, "address 1: 3 characters" + FORM),
                        tuple(DISPLAY_NAME_TOO_LONG, "address 3, name: 257 characters, expected at most 256"),
                        tuple(INVALID_EMAIL_ADDRESS, "address 3: 265 characters, expected 1 to 255"),
                        tuple(INVALID_EMAIL_ADDRESS, "address 4: 6 characters" + FORM));
    }

    @Test
    void addressAndNameAtTheirLimitsPass() {
        String address = "a@" + "😀".repeat(251) + ".b";
        String name = "😀".repeat(256);
        assertThat(recipients(ROWS.correction("\"" + name + "\" <" + address + ">")))
                .containsExactly(one(address, name));
        assertThat(ROWS.codes(address + "c")).containsExactly("INVALID_EMAIL_ADDRESS");
    }

    @Test
    void fiftyAddressesPassAndOneMoreDoesNot() {
        assertThat(recipients(ROWS.correction(addresses(50) + ";"))).hasSize(50);
        assertThat(ROWS.errors(addresses(51)))
                .containsExactly(new RowError(TOO_MANY_RECIPIENTS.name(), COLUMN, "51 addresses, expected at most 50"));
    }

    @Test
    void hugeCellIsReadInATimeThatGrowsWithItsLengthOnly() {
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (String part : List.of("a@.", "\"", "<", ";a", "a@b.c <", "\\\"", ".")) {
                assertThat(ROWS.errors(part.repeat(200_000) + " x")).isNotEmpty();
            }
            assertThat(ROWS.errors("a@" + ".".repeat(400_000) + " x")).hasSize(1);
            assertThat(ROWS.errors(";a".repeat(200_000))).hasSize(1_000);
        });
    }

    @Test
    void constantGoesWithEveryRow() {
        Rows rows = Rows.of("Name")
                .with(new RequestSettings(
                        "instance", "(clear)", null, Map.of(), List.of(), Map.of(COLUMN, "Desk <a@b.example>")));
        assertThat(recipients(rows.correction("Ada"))).containsExactly(one("a@b.example", "Desk"));
        assertThat(recipients(rows.correction(""))).containsExactly(one("a@b.example", "Desk"));
    }

    @Test
    void severalColumnsGoIntoOneCall() {
        UpdateContactRequest request =
                Rows.of("Name", COLUMN).correction("Ada", "Ada <a@b.example>").request();
        assertThat(request.name()).isEqualTo("Ada");
        assertThat(RequestConstraints.recipientsOf(request)).isNotNull();
    }

    @Test
    void whatMayBePrintedSaysNothingOfThem() {
        UpdateContactRequest request = ROWS.correction("Ada <a@b.example>").request();
        assertThat(String.valueOf(RequestConstraints.recipientsOf(request))).isEqualTo("AdditionalRecipients of 1");
        assertThat(request.toString()).doesNotContain("a@b.example");
    }

    private static String addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Name " + i + " <a" + i + "@b.example>")
                .collect(Collectors.joining(";"));
    }

    private static List<Recipient> recipients(Correction correction) {
        AdditionalRecipients recipients = RequestConstraints.recipientsOf(correction.request());
        assertThat(recipients).isNotNull();
        return recipients == null ? List.of() : recipients.cc();
    }

    private static Recipient one(String address) {
        return new Recipient(address, null);
    }

    private static Recipient one(String address, String name) {
        return new Recipient(address, name);
    }

    private static Tuple tuple(ErrorCode code, String message) {
        return Tuple.tuple(code.name(), message);
    }
}
