package contactcorrections.request;

import contactcorrections.csv.Header;
import contactcorrections.request.column.ColumnMapping;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.HeaderException;
import contactcorrections.request.value.ConnectId;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.request.value.PhoneNumbers;
import contactcorrections.request.value.TextLimit;
import contactcorrections.row.Blank;
import contactcorrections.row.Row;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.run.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How cells become requests.
 *
 * @param instanceId id of the Connect instance for rows that name none; given as an ARN, it becomes the id in it
 * @param clearToken cell text that stands for "send an empty string", without the blanks around it
 * @param defaultCountry ISO 3166 code of the country that national telephone numbers belong to
 * @param columns header name in the file to the name of the column it stands for
 * @param ignoreColumns header names in the file that are passed over
 * @param constants name of a column that the file does not have to the cell that every row would have in it
 */
@ConfigurationProperties("corrections")
public record RequestSettings(
        @Setting(
                label = "ID",
                value = "The Connect instance, id or ARN, for rows that have no InstanceId of their own.")
        @Nullable
        String instanceId,

        @Setting(label = "TEXT", value = "Cell text that sends an empty string, ${DEFAULT-VALUE} unless given.")
        @DefaultValue("(clear)")
        String clearToken,

        @Setting(label = "CC", value = "Country of national telephone numbers, such as DE (none).") @Nullable
        String defaultCountry,

        @DefaultValue Map<String, String> columns,
        @DefaultValue List<String> ignoreColumns,
        @DefaultValue Map<String, String> constants) {

    /** What the columns of the file may still set right in a row of constants alone. */
    private static final Set<String> LEFT_TO_THE_FILE =
            Set.of(ErrorCode.NOTHING_TO_UPDATE.name(), ErrorCode.MISSING_REFERENCE_TYPE.name());

    /**
     * Checks every setting.
     *
     * @throws IllegalArgumentException if one is wrong; the message names it and what was expected
     */
    public RequestSettings {
        instanceId = instanceId == null ? null : checkedInstanceId(instanceId);
        clearToken = checkedClearToken(clearToken);
        defaultCountry = defaultCountry == null ? null : checkedCountry(defaultCountry);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        ignoreColumns = List.copyOf(ignoreColumns);
        ColumnMapping.check(columns, ignoreColumns);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        if (!constants.isEmpty()) {
            checkConstants(constants, instanceId);
            tryOut(constants, clearToken, defaultCountry);
        }
    }

    /**
     * What turns the rows below a header into corrections.
     *
     * @param scope where the instances have to be
     * @throws HeaderException if the header is wrong, with everything that is wrong with it
     */
    public CorrectionMapper mapperFor(Header header, InstanceScope scope) {
        return CorrectionMapper.of(
                new ColumnMapping(header.names(), columns, ignoreColumns),
                header.line(),
                constants.keySet(),
                new RowContext.Rules(List.copyOf(constants.values()), instanceId, clearToken, defaultCountry, scope));
    }

    private static String checkedInstanceId(String text) {
        String id = ConnectId.ofInstance(Blank.strip(text));
        if (id == null || !TextLimit.INSTANCE_ID.isMetBy(id)) {
            throw new IllegalArgumentException("instance-id: " + ConnectId.EXPECTED_INSTANCE);
        }
        return id;
    }

    private static String checkedClearToken(String text) {
        if (Blank.is(text)) {
            throw new IllegalArgumentException("clear-token: expected a text that is not blank, such as (clear)");
        }
        return Blank.strip(text);
    }

    private static String checkedCountry(String text) {
        String country = PhoneNumbers.countryFrom(Blank.strip(text));
        if (country == null) {
            throw new IllegalArgumentException("default-country: expected an ISO 3166 country code such as DE");
        }
        return country;
    }

    private static void checkConstants(Map<String, String> constants, @Nullable String instanceId) {
        constants.forEach((name, value) -> {
            String problem = problemOfConstant(name, value, instanceId);
            if (problem != null) {
                throw wrongConstant(name, problem);
            }
        });
    }

    private static @Nullable String problemOfConstant(String name, String value, @Nullable String instanceId) {
        Field field = ColumnMapping.fieldOf(name);
        if (field == Field.CONTACT_ID) {
            return "expected another column, each row names a contact of its own";
        }
        if (field == Field.INSTANCE_ID && instanceId != null) {
            return "expected this or instance-id, found both";
        }
        return Blank.is(value) ? "expected a value that is not blank" : ColumnMapping.problemOf(name);
    }

    /** Maps a row of nothing else, so that wrong constants are found before any file is read. */
    private static void tryOut(Map<String, String> constants, String clearToken, @Nullable String defaultCountry) {
        var rules = new RowContext.Rules(
                List.copyOf(constants.values()), "any", clearToken, defaultCountry, InstanceScope.ANY);
        var columns = new ColumnMapping(List.of(Field.CONTACT_ID.apiName()), Map.of(), List.of());
        var row = new Row.Parsed(new RowPosition(1, 1, 1, 0, 1), List.of("any"));
        List<RowError> errors;
        try {
            MappedRow mapped =
                    CorrectionMapper.of(columns, 1, constants.keySet(), rules).map(row);
            errors = mapped instanceof MappedRow.Invalid invalid ? invalid.errors() : List.of();
        } catch (HeaderException e) {
            errors = e.problems();
        }
        for (RowError error : errors) {
            if (!LEFT_TO_THE_FILE.contains(error.code())) {
                throw wrongConstant(error.column(), error.message());
            }
        }
    }

    private static IllegalArgumentException wrongConstant(@Nullable String name, String problem) {
        return new IllegalArgumentException("constants%s: %s".formatted(name == null ? "" : "." + name, problem));
    }
}
