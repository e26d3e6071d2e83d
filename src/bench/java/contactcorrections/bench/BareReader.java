package contactcorrections.bench;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Nothing but reading a file. Prints the seconds that it took. */
final class BareReader {

    private BareReader() {}

    /** Arguments: {@code opencsv} or {@code lines}, and the file. */
    public static void main(String[] arguments) throws Exception {
        long begun = System.nanoTime();
        long rows = 0;
        try (BufferedReader file = Files.newBufferedReader(Path.of(arguments[1]))) {
            if (arguments[0].equals("opencsv")) {
                CSVReader reader = new CSVReaderBuilder(file)
                        .withCSVParser(new RFC4180Parser())
                        .build();
                while (reader.readNext() != null) {
                    rows++;
                }
            } else {
                while (file.readLine() != null) {
                    rows++;
                }
            }
        }
        System.out.println((System.nanoTime() - begun) / 1e9);
        if (rows == 0) {
            throw new IllegalArgumentException("An empty file");
        }
    }
}
