package contactcorrections.job;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions whose commits fail when they are told to. */
final class FaultyTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger before = new AtomicInteger();
    private volatile boolean lostAnswers;

    FaultyTransactions(DataSource dataSource) {
        super(dataSource);
    }

    /** The next commits fail, and what was to be committed is rolled back. */
    void failNext(int commits) {
        lostAnswers = false;
        failures.set(commits);
    }

    /** The commit of this number fails, counted from the next. */
    void failAt(int commit) {
        before.set(commit - 1);
        failNext(1);
    }

    /** The next commit is done, but nobody is told so. */
    void loseNextAnswer() {
        lostAnswers = true;
        failures.set(1);
    }

    void heal() {
        before.set(0);
        failures.set(0);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        boolean early = before.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (early || failures.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            super.doCommit(status);
            return;
        }
        if (lostAnswers) {
            super.doCommit(status);
        } else {
            doRollback(status);
        }
        throw new TransactionSystemException("The connection broke, says a test");
    }
}
