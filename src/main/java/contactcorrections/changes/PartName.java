package contactcorrections.changes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a part, such as {@code part-17-3.2.csv}.
 *
 * @param writer who wrote it: numbers, hyphens between them
 * @param number the how-manieth part of the writer it is
 */
record PartName(String writer, int number) implements Comparable<PartName> {

    private static final Pattern WRITER = Pattern.compile("[0-9]{1,18}(-[0-9]{1,18})*");
    private static final Pattern NAME = Pattern.compile("part-(" + WRITER + ")\\.([0-9]{1,9})\\.csv");

    private static final Comparator<PartName> ORDER = Comparator.<PartName, long[]>comparing(
                    name -> Arrays.stream(name.writer.split("-", -1))
                            .mapToLong(Long::parseLong)
                            .toArray(),
                    Arrays::compare)
            .thenComparing(PartName::number);

    /** The next part of a writer. */
    static PartName after(List<PartName> parts, String writer) {
        if (!WRITER.matcher(writer).matches()) {
            throw new IllegalArgumentException("Expected numbers with hyphens between them, found " + writer);
        }
        int last = parts.stream()
                .filter(part -> part.writer.equals(writer))
                .mapToInt(PartName::number)
                .max()
                .orElse(0);
        return new PartName(writer, last + 1);
    }

    /** The name that a file has, empty if it is no part. */
    static Optional<PartName> of(String file) {
        Matcher name = NAME.matcher(file);
        return name.matches()
                ? Optional.of(new PartName(name.group(1), Integer.parseInt(name.group(3))))
                : Optional.empty();
    }

    /** Whether it is a slot's: its writer's second number says so. */
    boolean isOfSlot(int slot) {
        String[] numbers = writer.split("-", -1);
        return numbers.length > 1 && Long.parseLong(numbers[1]) == slot;
    }

    PartName next() {
        return new PartName(writer, number + 1);
    }

    /** Writers by their numbers, which grow with time; then one's parts. */
    @Override
    public int compareTo(PartName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "part-%s.%s.csv".formatted(writer, number);
    }
}
