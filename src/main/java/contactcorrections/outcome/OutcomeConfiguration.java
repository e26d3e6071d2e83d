package contactcorrections.outcome;

import contactcorrections.checkpoint.CheckpointStore;
import contactcorrections.history.InputStore;
import contactcorrections.history.RunStore;
import contactcorrections.repository.RepeatedTransaction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The tables of this program: what writes them and what asks them. */
@Configuration(proxyBeanMethods = false)
public class OutcomeConfiguration {

    @Bean
    OutcomeStore outcomeStore(JdbcTemplate jdbc, TransactionOperations ownTransaction) {
        return new OutcomeStore(jdbc, new RepeatedTransaction(ownTransaction));
    }

    @Bean
    CheckpointStore checkpointStore(JdbcClient client) {
        return new CheckpointStore(client);
    }

    @Bean
    OutcomeQueries outcomeQueries(JdbcClient client) {
        return new OutcomeQueries(client);
    }

    @Bean
    InputStore inputStore(JdbcClient client) {
        return new InputStore(client);
    }

    @Bean
    RunStore runStore(JdbcClient client) {
        return new RunStore(client);
    }
}
