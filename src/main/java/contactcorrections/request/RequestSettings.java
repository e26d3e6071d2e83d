package contactcorrections.request;

import java.util.Collections;
import java.util.HashSet;
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
        @Nullable String instanceId,
        @DefaultValue("(clear)") String clearToken,
        @Nullable String defaultCountry,
        @DefaultValue Map<String, String> columns,
        @DefaultValue List<String> ignoreColumns,
        @DefaultValue Map<String, String> constants) {

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
        checkColumns(columns, ignoreColumns);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        if (!constants.isEmpty()) {
            Constants.check(constants, instanceId, clearToken, defaultCountry);
        }
    }

    private static String checkedInstanceId(String text) {
        String id = InstanceId.from(Blanks.strip(text));
        if (id == null || !TextLimit.INSTANCE_ID.isMetBy(id)) {
            throw new IllegalArgumentException("instance-id: " + InstanceId.EXPECTED);
        }
        return id;
    }

    private static String checkedClearToken(String text) {
        if (Blanks.isBlank(text)) {
            throw new IllegalArgumentException("clear-token: expected a text that is not blank, such as (clear)");
        }
        return Blanks.strip(text);
    }

    private static String checkedCountry(String text) {
        String country = PhoneNumbers.countryFrom(Blanks.strip(text));
        if (country == null) {
            throw new IllegalArgumentException("default-country: expected an ISO 3166 country code such as DE");
        }
        return country;
    }

    private static void checkColumns(Map<String, String> columns, List<String> ignoreColumns) {
        Set<String> mapped = new HashSet<>();
        columns.forEach((name, target) -> {
            String problem = problemOf(ColumnName.of(target), target);
            if (problem != null) {
                throw new IllegalArgumentException("columns.%s: %s".formatted(name, problem));
            }
            if (!mapped.add(ColumnName.normalise(name))) {
                throw new IllegalArgumentException("columns.%s: expected each header name once".formatted(name));
            }
        });
        for (String name : ignoreColumns) {
            if (mapped.contains(ColumnName.normalise(name))) {
                throw new IllegalArgumentException(
                        "ignore-columns: expected no header name that columns maps, but %s is in both".formatted(name));
            }
        }
    }

    static @Nullable String problemOf(ColumnName target, String name) {
        if (target instanceof ColumnName.Wrong wrong) {
            return wrong.message();
        }
        if (target instanceof ColumnName.Unknown) {
            return "expected a known column, found %s; did you mean %s?"
                    .formatted(name, NearestName.to(name, List.of()).name());
        }
        return target instanceof ColumnName.Ignored
                ? "expected a column that goes into the request, found %s; use ignore-columns".formatted(name)
                : null;
    }
}
