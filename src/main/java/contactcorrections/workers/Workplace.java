package contactcorrections.workers;

import contactcorrections.slots.HeldSlots;
import contactcorrections.slots.SlotStore;
import contactcorrections.throttle.Throttles;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What this process takes part in runs with.
 *
 * @param process this one
 * @param pool connections to the database that the processes share
 * @param connections makes a new connection to it each time
 */
record Workplace(
        UUID process,
        DataSource pool,
        DataSource connections,
        JdbcClient client,
        JobRepository repository,
        SharedRunStore runs,
        SlotStore slots,
        HeldSlots held,
        Throttles throttles) {}
