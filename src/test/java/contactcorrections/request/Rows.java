package contactcorrections.request;

import contactcorrections.csv.CsvDialect;
import contactcorrections.csv.Header;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows as the mapper gets them, written as columns and cells. */
public record Rows(RequestSettings settings, List<String> columns) {

    public static final RequestSettings SETTINGS =
            new RequestSettings("instance", "(clear)", null, Map.of(), List.of(), Map.of());

    private static final RowPosition POSITION = new RowPosition(1, 2, 1, 10, 10);

    /** Rows of these columns with a ContactId before them. */
    public static Rows of(String... columns) {
        List<String> names = new ArrayList<>(List.of("ContactId"));
        names.addAll(List.of(columns));
        return new Rows(SETTINGS, names);
    }

    public static Rows ofExactly(String... columns) {
        return new Rows(SETTINGS, List.of(columns));
    }

    public Rows with(RequestSettings other) {
        return new Rows(other, columns);
    }

    public Rows withCountry(String country) {
        return with(new RequestSettings("instance", "(clear)", country, Map.of(), List.of(), Map.of()));
    }

    public CorrectionMapper mapper() {
        return mapper(InstanceScope.ANY);
    }

    public CorrectionMapper mapper(InstanceScope scope) {
        String text = String.join(",", columns);
        Header header = new Header(
                columns, new CsvDialect(StandardCharsets.UTF_8, ','), text, "\n", new ReadPosition(1, 2, 10));
        return settings.mapperFor(header, scope);
    }

    /** The row of contact {@code c} with these cells. */
    public MappedRow map(String... cells) {
        List<String> row = new ArrayList<>(List.of("c"));
        row.addAll(List.of(cells));
        return mapExactly(row.toArray(String[]::new));
    }

    public MappedRow mapExactly(String... cells) {
        return mapper().map(parsed(List.of(cells)));
    }

    public static Row parsed(List<String> cells) {
        return new Row.Parsed(POSITION, cells);
    }

    public Correction correction(String... cells) {
        MappedRow row = map(cells);
        if (row instanceof MappedRow.Invalid invalid) {
            throw new AssertionError("Invalid: " + invalid.errors());
        }
        return (Correction) row;
    }

    public List<RowError> errors(String... cells) {
        return errorsOf(map(cells));
    }

    public List<String> codes(String... cells) {
        return errors(cells).stream().map(RowError::code).toList();
    }

    public static List<RowError> errorsOf(MappedRow row) {
        return row instanceof MappedRow.Invalid invalid ? invalid.errors() : List.of();
    }
}
