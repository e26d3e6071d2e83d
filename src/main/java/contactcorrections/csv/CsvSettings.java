package contactcorrections.csv;

import contactcorrections.run.Setting;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the input is written, as far as it is told.
 *
 * @param charset charset of the input
 * @param delimiter cell delimiter: {@code , ; |} or a tab (also {@code tab} or {@code \t}); taken from the header line when null
 */
@ConfigurationProperties("corrections")
public record CsvSettings(
        @Setting(label = "NAME", value = "Charset of the input (${DEFAULT-VALUE}).") @DefaultValue("UTF-8")
        Charset charset,

        @Setting(label = "CHAR", value = "Cell delimiter: , ; | or tab (taken from the header line).")
        CsvDialect.@Nullable Delimiter delimiter) {}
