package contactcorrections.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference page of error codes is made from the hints; the one that is right is left in {@code target/actual}. */
class ErrorReferenceTests {

    private static final Path PAGE = Path.of("src/docs/error-codes.md");
    private static final Path ACTUAL = Path.of("target/actual/error-codes.md");

    @Test
    void pageSaysWhatTheHintsSay() throws IOException {
        String page = page();
        Files.createDirectories(ACTUAL.getParent());
        Files.writeString(ACTUAL, page);

        assertThat(PAGE).hasContent(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Error codes

                What `error_code` in `failed.csv` and `errors` in `summary.json` may hold. A code that is not here is one of
                Connect's own, which the API reference of UpdateContact explains.

                | code | what it means | what to do |
                |---|---|---|
                """);
        for (String code : Hint.codes()) {
            Hint hint = Hint.of(code);
            page.append("| `%s` | %s | %s |\n".formatted(code, cell(hint.cause()), cell(hint.remedy())));
        }
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "\\<");
    }
}
