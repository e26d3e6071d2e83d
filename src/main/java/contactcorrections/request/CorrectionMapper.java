package contactcorrections.request;

import static contactcorrections.request.value.ErrorCode.UNNAMED_COLUMN;
import static contactcorrections.request.value.ErrorCode.WRONG_CELL_COUNT;

import contactcorrections.request.column.ColumnMapping;
import contactcorrections.request.column.ErrorLocation;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.FileColumns;
import contactcorrections.request.column.HeaderColumns;
import contactcorrections.request.column.HeaderException;
import contactcorrections.request.column.RepeatedHeader;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.column.RequestPart;
import contactcorrections.request.value.ConnectId;
import contactcorrections.row.Blank;
import contactcorrections.row.Row;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.run.Wording;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one input into corrections, by what its header says. Safe for use by many threads. */
public final class CorrectionMapper {

    private final int columns;
    private final RepeatedHeader repeatedHeader;
    private final RequestPart[] updates;
    private final RequestPart[] expectations;
    private final @Nullable ErrorLocation contactColumn;
    private final FileColumns fileColumns;
    private final FileColumns expectedColumns;
    private final RowContext.Rules rules;

    private CorrectionMapper(ColumnMapping columns, HeaderColumns header, RowContext.Rules rules) {
        this.columns = columns.size();
        this.repeatedHeader = new RepeatedHeader(columns);
        this.updates = header.updates().toArray(RequestPart[]::new);
        this.expectations = header.expectations().toArray(RequestPart[]::new);
        this.contactColumn = contactColumn(updates);
        this.fileColumns = new FileColumns(header.updates());
        this.expectedColumns = new FileColumns(header.expectations());
        this.rules = rules;
    }

    /**
     * Works out once what each column means.
     *
     * @param line of the header
     * @param constants names of the columns after those of the file
     * @throws HeaderException if the header is wrong, with everything that is wrong with it
     */
    static CorrectionMapper of(ColumnMapping columns, long line, Collection<String> constants, RowContext.Rules rules) {
        return new CorrectionMapper(columns, HeaderColumns.of(columns, line, constants), rules);
    }

    /** Which column gives which field of an update. */
    public FileColumns columns() {
        return fileColumns;
    }

    /** Which column says what Connect must hold in which field. */
    public FileColumns expectedColumns() {
        return expectedColumns;
    }

    /** The contact that a row names, valid or not, null if it names none. */
    public @Nullable String contactId(Row row) {
        return row instanceof Row.Parsed parsed && parsed.cells().size() == columns ? contactId(parsed.cells()) : null;
    }

    private @Nullable String contactId(List<String> cells) {
        String id = contactColumn == null ? "" : Blank.strip(cells.get(contactColumn.column()));
        return id.isEmpty() ? null : id;
    }

    /** Where an invalid row's cells have shifted, a name or an address may stand where the contact should: it is not kept. */
    private static @Nullable String recordable(@Nullable String contactId) {
        return contactId != null && ConnectId.isUuid(contactId) ? contactId : null;
    }

    private static @Nullable ErrorLocation contactColumn(RequestPart[] parts) {
        return Arrays.stream(parts)
                .filter(part -> part instanceof RequestPart.Fields fields && fields.object() == RequestObject.CONTACT)
                .map(part -> ((RequestPart.Fields) part).columnOf(Field.CONTACT_ID))
                .findFirst()
                .orElse(null);
    }

    /** What the row comes to: a correction, or all of its errors in column order. */
    public MappedRow map(Row row) {
        if (row instanceof Row.Unreadable unreadable) {
            return new MappedRow.Invalid(row.position(), List.of(unreadable.error()));
        }
        List<String> cells = ((Row.Parsed) row).cells();
        if (cells.size() != columns) {
            return new MappedRow.Invalid(row.position(), List.of(wrongCellCount(cells.size())));
        }
        return repeatedHeader.isIn(cells)
                ? new MappedRow.Invalid(row.position(), List.of(RepeatedHeader.ERROR))
                : read(row.position(), cells);
    }

    private RowError wrongCellCount(int found) {
        return new RowError(
                WRONG_CELL_COUNT.name(),
                null,
                Wording.count(found, "cell") + ", expected " + Wording.number(columns) + " as in the header");
    }

    private MappedRow read(RowPosition position, List<String> cells) {
        RowContext row = new RowContext(cells, rules);
        RequestBuilder request = new RequestBuilder();
        read(updates, row, request);
        request.check(row);
        RequestBuilder expected = expectations.length == 0 ? null : expected(row, request);
        return row.hasErrors()
                ? new MappedRow.Invalid(position, recordable(contactId(cells)), row.errors())
                : new Correction(position, row.cleared(), request, expected);
    }

    private @Nullable RequestBuilder expected(RowContext row, RequestBuilder request) {
        RowContext expecting = row.expecting();
        RequestBuilder expected = request.ofTheSameContact();
        read(expectations, expecting, expected);
        row.addProblemsOf(expecting);
        return expected.isGiven() ? expected : null;
    }

    private static void read(RequestPart[] parts, RowContext row, RequestBuilder request) {
        for (RequestPart part : parts) {
            if (part instanceof RequestPart.Fields fields) {
                readColumns(fields, row, request);
            } else if (part instanceof RequestPart.Json json) {
                JsonReader.read(json, row, request);
            } else if (part instanceof RequestPart.Unnamed unnamed) {
                requireBlank(unnamed, row);
            }
        }
    }

    private static void readColumns(RequestPart.Fields fields, RowContext row, RequestBuilder request) {
        if (fields.object() == RequestObject.CONTACT || row.isAnyGiven(fields.columns())) {
            ObjectReader.read(fields.object(), fields.key(), new ColumnFields(fields, row), request);
        }
    }

    private static void requireBlank(RequestPart.Unnamed unnamed, RowContext row) {
        for (ErrorLocation column : unnamed.columns()) {
            if (!row.isBlank(column)) {
                row.reject(
                        column,
                        UNNAMED_COLUMN,
                        "a cell in column %s of %s, which has no name in the header, expected a blank one"
                                .formatted(column.column() + 1, unnamed.total()));
            }
        }
    }
}
