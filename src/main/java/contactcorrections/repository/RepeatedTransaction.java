package contactcorrections.repository;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does a transaction once more when its connection broke under it. Whether its commit came through is not known then, so
 * what it does must come to the same when it is done twice.
 */
public record RepeatedTransaction(TransactionOperations transaction) implements TransactionOperations {

    /** After a restart of the database every pooled connection may be a broken one. */
    private static final int TIMES = RepositoryConfiguration.CONNECTIONS_OF_SLOTS + 2;

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        for (int time = 1; ; time++) {
            try {
                return transaction.execute(action);
            } catch (DataAccessException | TransactionException e) {
                if (time == TIMES || !isBrokenConnection(e)) {
                    throw e;
                }
            }
        }
    }

    /**
     * SQL states: 08 is "connection exception", 57P "the server is shutting down or starting", 25P03 that it ended the
     * session of a process that was frozen in its transaction.
     */
    private static boolean isBrokenConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().matches("08...|57P..|25P03");
            }
        }
        return false;
    }
}
