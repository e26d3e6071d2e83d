package contactcorrections.report.page;

import contactcorrections.report.page.Summary.ErrorSummary;
import contactcorrections.run.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The errors by code.
 *
 * @param more what is said of the codes that are not shown, null if all are
 */
record ErrorGroups(List<Group> groups, @Nullable String more) {

    private static final int MOST = 30;

    record Group(String code, String rows, String firstLine, String message, String cause, String remedy) {}

    boolean present() {
        return !groups.isEmpty();
    }

    static ErrorGroups of(List<ErrorSummary> errors) {
        return new ErrorGroups(
                errors.stream().limit(MOST).map(ErrorGroups::group).toList(),
                errors.size() <= MOST
                        ? null
                        : Wording.count(errors.size() - MOST, "more code") + ": see summary.json.");
    }

    private static Group group(ErrorSummary error) {
        return new Group(
                Wording.text(error.code(), 100),
                Wording.number(error.count()),
                Wording.number(error.firstLine()),
                Wording.text(error.message(), 200),
                Hint.of(error.code()).cause(),
                error.hint());
    }
}
