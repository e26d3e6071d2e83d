package contactcorrections.settings;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.convert.converter.Converter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as Spring does, but never a number without a unit: it would be milliseconds, which nobody means. */
public final class DurationConverter implements Converter<String, Duration>, ITypeConverter<Duration> {

    static final String EXPECTED = "expected a duration such as 90s, 15m or 6h";

    /** @throws TypeConversionException saying what is expected */
    @Override
    public Duration convert(String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            if (!duration.isNegative() && !text.strip().matches("[+-]?\\d+")) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new TypeConversionException(EXPECTED);
    }
}
