package contactcorrections.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How cells become requests.
 *
 * @param instanceId id or ARN of the Connect instance for rows that name none
 * @param clearToken cell text that stands for "send an empty string"
 * @param defaultCountry ISO 3166 code of the country that national telephone numbers belong to
 * @param columns header name in the file to the name of the column it stands for
 * @param ignoreColumns header names in the file that are passed over
 */
@ConfigurationProperties("corrections")
public record RequestSettings(
        @Nullable String instanceId,
        @DefaultValue("#N/A") String clearToken,
        @Nullable String defaultCountry,
        @DefaultValue Map<String, String> columns,
        @DefaultValue List<String> ignoreColumns) {}
