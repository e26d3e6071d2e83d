package contactcorrections.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import contactcorrections.report.page.Samples;
import contactcorrections.report.page.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryJsonTests {

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SummaryJsonTests.class.getResourceAsStream("summary.schema.json"));

    @ParameterizedTest
    @MethodSource("contactcorrections.report.page.Samples#everyEnd")
    void summaryKeepsToItsSchema(Summary summary) {
        assertThat(schema.validate(
                        SummaryJson.of(summary),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    @Test
    void schemaFindsWhatIsWrong() {
        String wrong = SummaryJson.of(Samples.completed()).replace("\"2026-11-22T02:00:00Z\"", "1782093600.0");

        assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
    }
}
