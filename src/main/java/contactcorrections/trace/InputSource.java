package contactcorrections.trace;

import contactcorrections.csv.CsvFile;
import contactcorrections.history.KnownInput;
import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.request.column.HeaderException;
import contactcorrections.request.value.InstanceScope;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads inputs that are known once more.
 *
 * @param open opens the input at a location
 * @param settings makes settings of those that a run was begun with, which are given by their full names
 */
public record InputSource(Function<String, Input> open, Function<Map<String, String>, InputReading> settings) {

    /** @throws InputException if it is not there any more, or is another by now */
    OpenLines read(KnownInput known, Map<String, String> ofTheRun) {
        Input input = open.apply(known.location());
        if (!input.fingerprint().equals(known.fingerprint())) {
            throw new InputException("%s: its content is not what its latest run read".formatted(known.location()));
        }
        InputReading reading = settings.apply(ofTheRun);
        CsvFile file = CsvFile.open(input, reading.csv());
        try {
            return new OpenLines(file, reading.requests().mapperFor(file.header(), InstanceScope.ANY));
        } catch (HeaderException e) {
            throw new InputException(e.messageOf(known.location()), e);
        }
    }
}
