package contactcorrections.request.template;

import contactcorrections.csv.CsvDialect;
import contactcorrections.csv.Header;
import contactcorrections.request.MappedRow;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.ColumnMapping;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.HeaderException;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.run.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A corrections file to start from.
 *
 * @param header names of columns
 * @param row what could stand in each of them; the row is valid
 */
public record Template(List<String> header, List<String> row) {

    private static final RequestSettings SETTINGS =
            new RequestSettings(ExampleCell.INSTANCE_ID, "(clear)", null, Map.of(), List.of(), Map.of());

    /** All that go together: for an object that has columns of its own, the one that takes it as JSON is left out. */
    private static final List<String> ALL = List.of(
            "InstanceId",
            "Name",
            "Description",
            "References.crm.URL",
            "References.callback.DATE",
            "SegmentAttributes.tier",
            "ContactExpiry",
            "QueueInfo.Id",
            "UserInfo.UserId",
            "CustomerEndpoint.Type",
            "CustomerEndpoint.Address",
            "SystemEndpoint.Type",
            "SystemEndpoint.Address",
            "AdditionalRecipients.Cc");

    /** One with every column that has no KEY, and examples of those that have one. */
    public static Template ofAllColumns() {
        return of(ALL);
    }

    /**
     * One with these columns after {@code ContactId}.
     *
     * @throws UsageException if there is no such column, or they do not go together
     */
    public static Template of(List<String> columns) {
        List<String> header = new ArrayList<>(List.of(Field.CONTACT_ID.apiName()));
        columns.stream()
                .filter(column -> ColumnMapping.fieldOf(column) != Field.CONTACT_ID)
                .forEach(header::add);
        List<String> row = header.stream()
                .map(column -> ExampleCell.of(column, SETTINGS.clearToken()))
                .toList();
        requireNone(problems(header, row));
        return new Template(List.copyOf(header), row);
    }

    /** What is wrong with them as a file. */
    private static List<RowError> problems(List<String> header, List<String> row) {
        var file = new Header(header, new CsvDialect(StandardCharsets.UTF_8, ','), "", "\n", new ReadPosition(1, 2, 0));
        try {
            MappedRow mapped = SETTINGS.mapperFor(file, InstanceScope.ANY)
                    .map(new Row.Parsed(new RowPosition(1, 2, 1, 0, 1), row));
            return mapped instanceof MappedRow.Invalid invalid ? invalid.errors() : List.of();
        } catch (HeaderException e) {
            return e.problems();
        }
    }

    private static void requireNone(List<RowError> problems) {
        if (!problems.isEmpty()) {
            throw new UsageException(problems.stream().map(Template::describe).collect(Collectors.joining("\n")));
        }
    }

    private static String describe(RowError problem) {
        if (problem.code().equals(ErrorCode.NOTHING_TO_UPDATE.name())) {
            return "COLUMN: none of a field to update, expected at least one such as Name";
        }
        return problem.column() == null
                ? "COLUMN: " + problem.message()
                : "COLUMN %s: %s".formatted(problem.column(), problem.message());
    }
}
