package contactcorrections.request;

import static contactcorrections.request.ErrorCode.MISSING_REFERENCE_TYPE;
import static contactcorrections.request.ErrorCode.NOTHING_TO_UPDATE;

import contactcorrections.csv.Header;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cells that every row has although the file lacks their columns; wrong ones are found before any file is read. */
final class Constants {

    /** What the columns of the file may still set right. */
    private static final Set<String> LEFT_TO_THE_FILE = Set.of(NOTHING_TO_UPDATE.name(), MISSING_REFERENCE_TYPE.name());

    private Constants() {}

    /** @throws IllegalArgumentException if one is wrong; the message names it and what was expected */
    static void check(
            Map<String, String> constants,
            @Nullable String instanceId,
            String clearToken,
            @Nullable String defaultCountry) {
        constants.forEach((name, value) -> {
            String problem = problemOf(name, value, instanceId);
            if (problem != null) {
                throw wrong(name, problem);
            }
        });
        var settings = new RequestSettings("any", clearToken, defaultCountry, Map.of(), List.of(), Map.of());
        tryOut(constants, settings);
    }

    private static @Nullable String problemOf(String name, String value, @Nullable String instanceId) {
        ColumnName column = ColumnName.of(name);
        if (column instanceof ColumnName.Target target && target.field() == Field.CONTACT_ID) {
            return "expected another column, each row names a contact of its own";
        }
        if (column instanceof ColumnName.Target target && target.field() == Field.INSTANCE_ID && instanceId != null) {
            return "expected this or instance-id, found both";
        }
        if (Blanks.isBlank(value)) {
            return "expected a value that is not blank";
        }
        return RequestSettings.problemOf(column, name);
    }

    /** Maps a row of nothing else. */
    private static void tryOut(Map<String, String> constants, RequestSettings settings) {
        List<String> names = new ArrayList<>(List.of(Field.CONTACT_ID.apiName()));
        names.addAll(constants.keySet());
        List<String> cells = new ArrayList<>(List.of("any"));
        cells.addAll(constants.values());
        var header = new Header(names, ',', StandardCharsets.UTF_8, "", "", new ReadPosition(1, 1, 0));
        List<RowError> errors;
        try {
            MappedRow row =
                    CorrectionMapper.of(header, settings).map(new Row.Parsed(new RowPosition(1, 1, 1, 0, 1), cells));
            errors = row instanceof MappedRow.Invalid invalid ? invalid.errors() : List.of();
        } catch (HeaderException e) {
            errors = e.problems();
        }
        errors.stream()
                .filter(error -> !LEFT_TO_THE_FILE.contains(error.code()))
                .findFirst()
                .ifPresent(error -> {
                    throw wrong(error.column(), error.message());
                });
    }

    private static IllegalArgumentException wrong(@Nullable String name, String problem) {
        return new IllegalArgumentException("constants%s: %s".formatted(name == null ? "" : "." + name, problem));
    }
}
