package contactcorrections.preflight;

import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.history.InputStore;
import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.HeaderException;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.run.Run;
import java.util.List;
import java.util.Map;
import org.springframework.util.function.SingletonSupplier;

/** The input of a run as its settings have it read; each part is made once, when it is first asked for. */
public final class OpenedInput {

    private final Reading settings;
    private final String settingsDigest;
    private final RequestSettings requests;
    private final SingletonSupplier<Map<String, String>> begunWith;
    private final SingletonSupplier<CsvFile> file;
    private final SingletonSupplier<CorrectionMapper> mapper;

    OpenedInput(
            Run run,
            Input input,
            InputStore inputs,
            OutcomeQueries outcomes,
            CsvSettings csv,
            RequestSettings requests,
            InstanceScope scope) {
        this.requests = requests;
        settings = Reading.of(csv, requests);
        settingsDigest = Reading.digest(csv + " " + requests);
        begunWith = SingletonSupplier.of(
                () -> outcomes.isAnyDecided(run.jobInstanceId()) ? inputs.reading(run.jobInstanceId()) : Map.of());
        file = SingletonSupplier.of(() -> asBegun(CsvFile.open(input, csv)));
        mapper = SingletonSupplier.of(() -> requests.mapperFor(file().header(), scope));
    }

    private CsvFile asBegun(CsvFile opened) {
        return isBegun() && Reading.countedBlankRows(begunWith.obtain()) ? opened.countingBlankRows() : opened;
    }

    /** Whether rows of it are decided. */
    boolean isBegun() {
        return !begunWith.obtain().isEmpty();
    }

    /**
     * Names of the settings by which its cells are read in another way than those of the rows that are decided.
     *
     * @throws InputException if it cannot be read
     */
    List<String> differingSettings() {
        List<String> beforehand = settings.differingBeforehandFrom(begunWith.obtain());
        if (!beforehand.isEmpty()) {
            return beforehand;
        }
        try {
            return reading().differingFrom(begunWith.obtain());
        } catch (InputException e) {
            // With another charset not even the header may be text.
            List<String> differing = settings.differingFrom(begunWith.obtain());
            if (differing.isEmpty()) {
                throw e;
            }
            return differing;
        }
    }

    /**
     * How its cells are read.
     *
     * @throws InputException if it cannot be read
     */
    Reading reading() {
        return settings.of(file().header());
    }

    /** The settings that its rows are read with. */
    public RequestSettings requests() {
        return requests;
    }

    /** Tells one preflight's settings from another's. */
    String settingsDigest() {
        return settingsDigest;
    }

    /**
     * Its rows.
     *
     * @throws InputException if it cannot be read
     */
    public CsvFile file() {
        return file.obtain();
    }

    /**
     * Makes requests of its rows.
     *
     * @throws InputException if it cannot be read
     * @throws HeaderException if its header is not accepted
     */
    public CorrectionMapper mapper() {
        return mapper.obtain();
    }
}
