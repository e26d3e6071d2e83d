package contactcorrections.trace;

import contactcorrections.history.InputStore;
import contactcorrections.history.RunStore;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.repository.InputLocks;
import contactcorrections.workers.SharedRunQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tells of single rows; one command alone asks for it. */
@Configuration(proxyBeanMethods = false)
@Lazy
public class TraceConfiguration {

    @Bean
    RowTrace rowTrace(
            JdbcClient client,
            InputStore inputs,
            RunStore runs,
            OutcomeQueries outcomes,
            SharedRunQueries shared,
            InputLocks locks) {
        var queries = new TraceQueries(client);
        var latestRuns = new LatestRun.Queries(runs, inputs, outcomes, shared, locks);
        return new RowTrace(queries, inputs, runs, new RemainingRows(queries, inputs, runs, latestRuns));
    }

    @Bean
    ContactTrace contactTrace(JdbcClient client, InputStore inputs, RunStore runs) {
        return new ContactTrace(new TraceQueries(client), inputs, runs);
    }
}
