package contactcorrections.request.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contactcorrections.request.Correction;
import contactcorrections.request.Rows;
import contactcorrections.request.column.ColumnName;
import contactcorrections.run.UsageException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTests {

    @Test
    void everyColumnThatHoldsOneFieldIsInTheOneOfAll() {
        Template template = Template.ofAllColumns();

        assertThat(template.header().get(0)).isEqualTo("ContactId");
        assertThat(template.header())
                .containsAll(ColumnName.FIXED.entrySet().stream()
                        .filter(column ->
                                column.getValue() instanceof ColumnName.Target target && target.field() != null)
                        .map(column -> column.getKey())
                        .toList());
        assertThat(template.row()).hasSameSizeAs(template.header()).noneMatch(String::isBlank);
        assertThat(new Rows(Rows.SETTINGS, template.header())
                        .mapExactly(template.row().toArray(String[]::new)))
                .isInstanceOf(Correction.class);
    }

    static Stream<String> columns() {
        return Stream.concat(
                ColumnName.FIXED.keySet().stream()
                        .filter(name -> !name.endsWith("Id") || name.contains("."))
                        .filter(name -> !name.startsWith("error_")),
                Stream.of(
                        "References.k.URL",
                        "References.k.NUMBER",
                        "References.k.STRING",
                        "References.k.DATE",
                        "References.k.EMAIL",
                        "SegmentAttributes.k",
                        "SegmentAttributes.k.ValueInteger",
                        "SegmentAttributes.connect:k.ValueArn"));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void columnHasAnExampleThatIsValid(String column) {
        Template template = Template.of(List.of(column));

        assertThat(template.header()).containsExactly("ContactId", column);
        assertThat(template.row()).hasSize(2).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("columns")
    void soHasItsExpectedValue(String column) {
        assertThat(Template.of(List.of(column, "Expected." + column)).row())
                .hasSize(3)
                .noneMatch(String::isBlank);
    }

    @Test
    void partsOfAReferenceGoTogether() {
        List<String> columns = List.of(
                "ContactId",
                "References.k.Type",
                "References.k.Value",
                "References.k.Status",
                "References.k.Arn",
                "References.k.StatusReason");

        assertThat(Template.of(columns).header()).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            Nmae,                     `COLUMN Nmae: no such column, did you mean Name?`
            Expected.Nmae,            `COLUMN Expected.Nmae: no such column, did you mean Expected.Name?`
            References.crm.Value,     `COLUMN References.crm.Value: a reference without Type, expected one`
            InstanceId,               `COLUMN: none of a field to update, expected at least one such as Name`
            ContactId,                `COLUMN: none of a field to update, expected at least one such as Name`
            Expected.Name,            `COLUMN: none of a field to update, expected at least one such as Name`
            SegmentAttributes.,       `COLUMN SegmentAttributes.: KEY: 0 characters, expected 1 to 128`
            """)
    void columnThatMakesNoValidFileIsAUsageError(String column, String message) {
        assertThatThrownBy(() -> Template.of(List.of(column)))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void columnsThatFillOneFieldAreAUsageError() {
        assertThatThrownBy(() -> Template.of(List.of("References", "References.crm.URL")))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "COLUMN References.crm.URL: fills the same field as column References, expected one of them");
    }
}
