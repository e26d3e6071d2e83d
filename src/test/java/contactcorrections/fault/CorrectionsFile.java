package contactcorrections.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A corrections file, and what is known of each of its rows without reading it.
 *
 * <p>Every row has a Description of its own, by which it is known again at the endpoint.
 */
final class CorrectionsFile {

    static final String INSTANCE = "11111111-2222-3333-4444-555555555555";
    static final String HEADER = "ContactId,Name,Description";
    private static final String RANDOM_HEADER = HEADER + ",AdditionalRecipients.Cc";

    private final Path path;
    private final String header;
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long nextLine = 2;

    /**
     * A row as it was written.
     *
     * @param number physical line that it begins on, from 1
     * @param contactId the contact that it changes
     * @param text the Description that is to reach Connect
     * @param recipients the list of recipients that is to reach Connect, empty if none is to
     * @param raw its characters in the file, without the line's end
     * @param valid whether it may be sent at all
     */
    record Line(long number, String contactId, String text, String recipients, String raw, boolean valid) {}

    CorrectionsFile(Path path, String header) {
        this.path = path;
        this.header = header;
        text.append(header).append('\n');
    }

    /** A file of rows of all kinds, on contacts in random order. */
    static CorrectionsFile random(Path path, long seed, int rows, int contacts, double invalid) throws IOException {
        RandomGenerator random = Suite.random(seed);
        var file = new CorrectionsFile(path, RANDOM_HEADER);
        for (int row = 1; row <= rows; row++) {
            String contact = String.format(Locale.ROOT, "contact-%03d", random.nextInt(contacts));
            String text = "row %s of %s%s".formatted(row, seed, RandomRow.decoration(random));
            if (random.nextDouble() < invalid) {
                file.invalid(RandomRow.invalid(random, contact, text));
            } else {
                RandomRow.Recipients recipients = RandomRow.recipients(random);
                String raw = String.join(",", contact, "", quoted(text), quoted(recipients.cell()));
                file.add(new Line(file.nextLine, contact, text, recipients.json(), raw, true));
            }
        }
        return file.write();
    }

    /** The number that a random file's row has in its text, from 1. */
    static int row(String text) {
        return Integer.parseInt(text.replaceFirst("(?s)row (\\d+) .*", "$1"));
    }

    CorrectionsFile valid(String contactId, String description, String raw) {
        return add(new Line(nextLine, contactId, description, "", raw, true));
    }

    CorrectionsFile invalid(String raw) {
        return add(new Line(nextLine, "", "", "", raw, false));
    }

    private CorrectionsFile add(Line line) {
        lines.add(line);
        text.append(line.raw()).append('\n');
        nextLine += 1 + line.raw().chars().filter(each -> each == '\n').count();
        return this;
    }

    CorrectionsFile write() throws IOException {
        Files.writeString(path, text, StandardCharsets.UTF_8);
        return this;
    }

    Path path() {
        return path;
    }

    String header() {
        return header;
    }

    List<Line> lines() {
        return lines;
    }

    List<Line> validLines() {
        return lines.stream().filter(Line::valid).toList();
    }

    static String quoted(String cell) {
        return cell.matches("[^\"\r\n,]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
