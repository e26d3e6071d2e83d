package contactcorrections.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say how input is read; each is a setting too. */
public final class ReadingOptions {

    @Option(names = "--job", paramLabel = "FILE", description = "A job definition (YAML); other options override it.")
    @Nullable
    public Path job;

    @Option(
            names = "--instance-id",
            paramLabel = "ID",
            description = "The Connect instance, id or ARN, for rows that have no InstanceId of their own.")
    @Nullable
    String instanceId;

    @Option(names = "--charset", paramLabel = "NAME", description = "Charset of the input (UTF-8).")
    @Nullable
    String charset;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "Cell delimiter: , ; | or tab (taken from the header line).")
    @Nullable
    String delimiter;

    @Option(
            names = "--clear-token",
            paramLabel = "TEXT",
            description = "Cell text that sends an empty string, (clear) unless given.")
    @Nullable
    String clearToken;

    @Option(
            names = "--default-country",
            paramLabel = "CC",
            description = "Country of national telephone numbers, such as DE (none).")
    @Nullable
    String defaultCountry;

    @Option(
            names = "--report-to",
            paramLabel = "DEST",
            description = "Folder for report folders, or s3://BUCKET/PREFIX/ (reports).")
    @Nullable
    String reportTo;

    @Option(names = "--json", description = "The result as JSON on standard output.")
    boolean json;

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            description = "Standard error as text, or as json, an object a line (text).")
    @Nullable
    String log;

    @Option(names = "--quiet", description = "No progress on standard error.")
    boolean quiet;
}
