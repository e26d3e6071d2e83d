package contactcorrections.report.changes;

import contactcorrections.contact.ContactFields;
import contactcorrections.contact.FieldChange;
import contactcorrections.csv.CsvDialect;
import contactcorrections.csv.Header;
import contactcorrections.request.Correction;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/**
 * Reads rows as a run would that takes the file, so that none is written that would be invalid then, or mean something else: the
 * rules of every column are looked up where they are applied.
 */
final class Trial {

    private static final RowPosition ANYWHERE = new RowPosition(1, 2, 1, 10, 10);

    private final CorrectionMapper mapper;

    /** @param settings that the file is read with */
    Trial(List<String> names, RequestSettings settings) {
        Header header = new Header(
                names,
                new CsvDialect(StandardCharsets.UTF_8, ','),
                String.join(",", names),
                "\n",
                new ReadPosition(1, 2, 10));
        this.mapper = settings.mapperFor(header, InstanceScope.ANY);
    }

    /** What a row is read as, null if it is invalid. */
    @Nullable
    Correction read(List<String> cells) {
        return mapper.map(new Row.Parsed(ANYWHERE, cells)) instanceof Correction correction ? correction : null;
    }

    /** Whether a request, which may be none at all, has just these values. */
    static boolean isJust(List<ObjectValues> values, @Nullable UpdateContactRequest request) {
        ContactFields meant = ObjectValues.NOTHING.after(
                values.stream().flatMap(each -> each.changes().stream()).toList());
        ContactFields read = request == null ? ObjectValues.NOTHING : ContactFields.given(request);
        return meant.comparedWith(read).stream().noneMatch(FieldChange::isChange)
                && read.comparedWith(meant).stream().noneMatch(FieldChange::isChange);
    }

    /** All parts if they fit together, else as many as do, the first ones first. */
    static <T> List<T> fitting(List<T> parts, Predicate<List<T>> fit) {
        return withFitting(List.of(), parts, fit);
    }

    /** By halves: of very many parts there are seldom more than a few that do not fit. */
    private static <T> List<T> withFitting(List<T> fitting, List<T> more, Predicate<List<T>> fit) {
        List<T> all = new ArrayList<>(fitting);
        all.addAll(more);
        if (more.isEmpty() || fit.test(all)) {
            return all;
        }
        int half = more.size() / 2;
        return half == 0
                ? fitting
                : withFitting(withFitting(fitting, more.subList(0, half), fit), more.subList(half, more.size()), fit);
    }
}
