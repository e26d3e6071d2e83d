package contactcorrections.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes inputs of many rows, each for a contact of its own. */
final class InputFiles {

    private InputFiles() {}

    static Path write(Path file, int rows) throws IOException {
        return Files.writeString(file, text(file.getFileName().toString(), rows));
    }

    static String text(String name, int rows) {
        var text = new StringBuilder("ContactId,Name\n");
        for (int row = 1; row <= rows; row++) {
            text.append(name)
                    .append('-')
                    .append(row)
                    .append(",Name ")
                    .append(row)
                    .append('\n');
        }
        return text.toString();
    }
}
