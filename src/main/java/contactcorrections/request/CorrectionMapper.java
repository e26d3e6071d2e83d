package contactcorrections.request;

import contactcorrections.csv.Header;
import contactcorrections.row.Row;
import contactcorrections.row.RowError;
import contactcorrections.run.Wording;
import java.util.List;

/** Turns the rows of one input into corrections, by what its header says. Safe for use by many threads. */
public final class CorrectionMapper {

    private final int columns;
    private final RepeatedHeader repeatedHeader;
    private final RequestPart[] parts;
    private final List<String> constants;
    private final RequestSettings settings;
    private final InstanceScope scope;

    private CorrectionMapper(
            List<String> names, List<RequestPart> parts, RequestSettings settings, InstanceScope scope) {
        this.columns = names.size();
        this.repeatedHeader = new RepeatedHeader(names, settings);
        this.parts = parts.toArray(RequestPart[]::new);
        this.constants = List.copyOf(settings.constants().values());
        this.settings = settings;
        this.scope = scope;
    }

    /**
     * Works out once what each column means.
     *
     * @throws HeaderException if the header is wrong, with everything that is wrong with it
     */
    public static CorrectionMapper of(Header header, RequestSettings settings, InstanceScope scope) {
        return new CorrectionMapper(header.names(), HeaderColumns.partsOf(header, settings), settings, scope);
    }

    /** The same where instances may be anywhere. */
    public static CorrectionMapper of(Header header, RequestSettings settings) {
        return of(header, settings, InstanceScope.ANY);
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
        if (repeatedHeader.isIn(cells)) {
            return new MappedRow.Invalid(row.position(), List.of(RepeatedHeader.ERROR));
        }
        Draft draft = new Draft(cells, constants, settings, scope);
        for (RequestPart part : parts) {
            part.read(draft);
        }
        return draft.finish(row.position());
    }

    private RowError wrongCellCount(int found) {
        return new RowError(
                ErrorCode.WRONG_CELL_COUNT.name(),
                null,
                Wording.count(found, "cell") + ", expected " + Wording.number(columns) + " as in the header");
    }
}
