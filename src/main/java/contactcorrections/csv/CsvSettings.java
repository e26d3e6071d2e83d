package contactcorrections.csv;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the input is written.
 *
 * @param charset charset of the input
 * @param delimiter cell delimiter: {@code , ; |} or a tab (also {@code tab} or {@code \t}); taken from the header line when null
 */
@ConfigurationProperties("corrections")
public record CsvSettings(@DefaultValue("UTF-8") Charset charset, CsvDialect.@Nullable Delimiter delimiter) {}
