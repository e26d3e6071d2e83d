package contactcorrections.request.column;

import contactcorrections.request.value.ErrorCode;
import contactcorrections.row.RowError;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The header does not tell what to do with the rows: the run cannot go on. The message names each problem on a line of its own. */
public final class HeaderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<RowError> problems;

    /** @param line of the header */
    HeaderException(long line, List<RowError> problems) {
        super(problems.stream().map(problem -> describe(line, problem)).collect(Collectors.joining("\n"))
                + (problems.size() < HeaderProblems.MOST
                        ? ""
                        : "\nNo more than %s problems are listed".formatted(HeaderProblems.MOST)));
        this.problems = List.copyOf(problems);
    }

    private static String describe(long line, RowError problem) {
        String column = problem.column() == null ? "" : ", column " + HeaderProblems.shown(problem.column());
        return "Line %s%s: %s".formatted(line, column, problem.message());
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

    /** For the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
