package contactcorrections.request;

import contactcorrections.docs.Page;
import contactcorrections.docs.Table;
import contactcorrections.request.column.ColumnName;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.template.Template;
import contactcorrections.run.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The reference of columns shows what is really sent for an example of each. */
class ColumnReferenceTests {

    /** What a column may need beside it. */
    private static final List<String> COMPANIONS =
            List.of("Name", "References.KEY.Type", "CustomerEndpoint.Type", "SystemEndpoint.Type");

    private final WrittenCalls calls = new WrittenCalls();

    @Test
    void pageOfColumnsHasThemAll() throws IOException {
        var table = new Table("column", "example", "what is sent", "`(clear)`", "`Expected.`");
        columns().forEach(column -> table.row(row(column)));

        Page.of("src/docs/columns.md").assertGenerated(Map.of("columns", table.toString()));
    }

    private static Stream<String> columns() {
        return Stream.of(
                        ColumnName.FIXED.keySet().stream(),
                        Arrays.stream(Field.values())
                                .map(Field::apiName)
                                .filter(RequestObject.REFERENCES::hasField)
                                .map(field -> "References.KEY." + field),
                        ColumnName.REFERENCE_TYPES.stream().map(type -> "References.KEY." + type),
                        Stream.of("SegmentAttributes.KEY"),
                        Arrays.stream(Field.values())
                                .map(Field::apiName)
                                .filter(RequestObject.SEGMENT_ATTRIBUTES::hasField)
                                .map(field -> "SegmentAttributes.%s.%s".formatted(key(field), field)))
                .flatMap(names -> names)
                .filter(name -> ColumnName.of(name) instanceof ColumnName.Target);
    }

    /** Only attributes of the system have an ARN. */
    private static String key(String field) {
        return field.equals(Field.VALUE_ARN.apiName()) ? "connect:KEY" : "KEY";
    }

    private String[] row(String column) {
        Template example = example(column);
        int place = example.header().indexOf(column);
        return new String[] {
            "`" + column + "`",
            "`" + example.row().get(place) + "`",
            sent(column, example),
            empties(example, place) ? "empties it" : "",
            ColumnName.of(ColumnName.EXPECTED + column) instanceof ColumnName.Expectation ? "yes" : ""
        };
    }

    private static Template example(String column) {
        return Stream.concat(
                        Stream.of(List.of(column)), COMPANIONS.stream().map(companion -> List.of(companion, column)))
                .flatMap(columns -> template(columns).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No example for " + column));
    }

    private static Optional<Template> template(List<String> columns) {
        try {
            return Optional.of(Template.of(columns));
        } catch (UsageException e) {
            return Optional.empty();
        }
    }

    private String sent(String column, Template example) {
        WrittenCalls.Written call =
                calls.write(correction(example.header(), example.row()).request());
        if (column.equals("ContactId") || column.equals("InstanceId")) {
            return "which contact";
        }
        JsonNode body = call.body();
        return "`" + body + "`";
    }

    private static Correction correction(List<String> header, List<String> cells) {
        return (Correction) map(header, cells);
    }

    private static MappedRow map(List<String> header, List<String> cells) {
        return Rows.ofExactly(header.toArray(String[]::new)).mapExactly(cells.toArray(String[]::new));
    }

    private static boolean empties(Template example, int place) {
        List<String> cells = new ArrayList<>(example.row());
        cells.set(place, "(clear)");
        return map(example.header(), cells) instanceof Correction;
    }
}
