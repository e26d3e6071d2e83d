package contactcorrections.preflight;

import contactcorrections.csv.CsvSettings;
import contactcorrections.csv.Header;
import contactcorrections.request.RequestSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What decides how the cells of an input are read. It is stored as digests, as a constant or a clear token may be
 * anything; charset and delimiter, of which there are few, are their own.
 *
 * @param digests by the name of the setting
 */
public record Reading(Map<String, String> digests) {

    private static final String CHARSET = "charset";
    private static final String DELIMITER = "delimiter";
    private static final String BLANK_ROWS = "blank-rows";

    /** As far as the settings alone decide it. */
    public static Reading of(CsvSettings csv, RequestSettings requests) {
        Map<String, String> digests = new TreeMap<>();
        digests.put("columns", digest(lines(requests.columns())));
        digests.put("ignore-columns", digest(String.join("\n", new TreeSet<>(requests.ignoreColumns()))));
        digests.put("constants", digest(lines(requests.constants())));
        digests.put("clear-token", digest(requests.clearToken()));
        digests.put("default-country", digest(String.valueOf(requests.defaultCountry())));
        digests.put(BLANK_ROWS, "skipped");
        digests.put(CHARSET, csv.charset().name());
        if (csv.delimiter() != null) {
            digests.put(DELIMITER, name(csv.delimiter().character()));
        }
        return new Reading(digests);
    }

    /** This reading of a file that has a say in it: its byte order mark and its header line. */
    public Reading of(Header header) {
        Map<String, String> both = new TreeMap<>(digests);
        both.put(CHARSET, header.dialect().charset().name());
        both.put(DELIMITER, name(header.dialect().delimiter()));
        return new Reading(both);
    }

    /** This reading as far as no file has a say in it. */
    private Map<String, String> withoutFile() {
        Map<String, String> rest = new TreeMap<>(digests);
        rest.keySet().removeAll(List.of(CHARSET, DELIMITER));
        return rest;
    }

    /** Names of the settings that are others than those of an earlier reading, as far as both are known. */
    public List<String> differingFrom(Map<String, String> earlier) {
        return differing(digests, earlier);
    }

    /** The same before the file is looked at. */
    List<String> differingBeforehandFrom(Map<String, String> earlier) {
        return differing(withoutFile(), earlier);
    }

    private static List<String> differing(Map<String, String> digests, Map<String, String> earlier) {
        return digests.keySet().stream()
                .filter(name -> earlier.containsKey(name) && !earlier.get(name).equals(digests.get(name)))
                .toList();
    }

    /** Whether an input was begun by a version of this program to which rows of blank cells alone were rows. */
    static boolean countedBlankRows(Map<String, String> earlier) {
        return !earlier.containsKey(BLANK_ROWS);
    }

    /** Setting names as they are told. */
    public static String inWords(Collection<String> names) {
        return String.join(", ", names);
    }

    private static String name(char delimiter) {
        return delimiter == '\t' ? "tab" : String.valueOf(delimiter);
    }

    private static String lines(Map<String, String> settings) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(settings)
                .forEach((name, value) ->
                        lines.append(name).append('\n').append(value).append('\n'));
        return lines.toString();
    }

    /** A text in a form that tells nothing of it, hexadecimal SHA-256. */
    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
