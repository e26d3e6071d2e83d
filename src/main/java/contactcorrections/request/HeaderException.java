package contactcorrections.request;

import contactcorrections.row.RowError;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The header does not tell what to do with the rows: the run cannot go on. The message names each problem on a line of its own. */
public final class HeaderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A file that is no file of corrections can have as many problems as it has columns; nobody reads on after these. */
    static final int MOST_PROBLEMS = 100;

    private static final int SHOWN = 80;

    @SuppressWarnings("serial")
    private final List<RowError> problems;

    /** @param line of the header */
    HeaderException(long line, List<RowError> problems) {
        super(problems.stream().map(problem -> describe(line, problem)).collect(Collectors.joining("\n"))
                + (problems.size() < MOST_PROBLEMS
                        ? ""
                        : "\nNo more than %s problems are listed".formatted(MOST_PROBLEMS)));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong with the header of the file at a location: several problems stand on a line each below it. */
    public String messageOf(String location) {
        return problems.size() == 1
                ? "%s: %s".formatted(location, getMessage())
                : "%s: the header cannot be used:\n%s".formatted(location, getMessage());
    }

    /** What is wrong, in column order, at least one and a hundred at most; the code of each is the name of an {@link ErrorCode}. */
    public List<RowError> problems() {
        return problems;
    }

    private static String describe(long line, RowError problem) {
        String column = problem.column();
        String location = column == null ? "" : ", column " + shown(column);
        return "Line %s%s: %s".formatted(line, location, problem.message());
    }

    /**
     * Whether a header name may be told: a cell with a line end, a control character or an {@code @} may be what a broken
     * file has in its header's place.
     */
    static boolean isTellable(String name) {
        return Blanks.strip(name).codePoints().noneMatch(HeaderException::isNeverInAName);
    }

    private static boolean isNeverInAName(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> codePoint == '@';
        };
    }

    /** A header name as a message can carry it: on one line and of bounded length. */
    static String shown(String name) {
        String line = Blanks.strip(name).replaceAll("\\p{Cntrl}", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
