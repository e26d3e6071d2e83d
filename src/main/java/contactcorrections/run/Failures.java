package contactcorrections.run;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Puts an exception that nobody expected into words for the user; its own message may hold anything. */
public final class Failures {

    private Failures() {}

    public static String explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof SQLException) {
                return "The job repository failed (%s). What it has is kept; when it is well, run again."
                        .formatted(sqlState(cause));
            }
            if (cause instanceof OutOfMemoryError error) {
                return StopCause.CannotGoOn.of(error).message();
            }
        }
        return "The run failed for a reason of this program's own (%s); --stacktrace shows it. What was done is kept."
                .formatted(kind(failure));
    }

    /** What kind of failure it is, in a word. */
    public static String kind(Throwable failure) {
        return root(failure).getClass().getSimpleName();
    }

    private static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return "SQL state " + sql.getSQLState();
            }
        }
        return kind(failure);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
