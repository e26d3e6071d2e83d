package contactcorrections.workers;

import contactcorrections.apply.Preparation;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.history.RunStore;
import contactcorrections.repository.RepeatedTransaction;
import contactcorrections.repository.SharedDatabase;
import contactcorrections.run.Run;
import contactcorrections.slots.HeldSlots;
import contactcorrections.slots.SlotSettings;
import contactcorrections.slots.SlotStore;
import contactcorrections.throttle.Throttles;
import contactcorrections.update.SendSettings;
import contactcorrections.workload.ErrorBudget;
import contactcorrections.workload.PlanSettings;
import contactcorrections.workload.RowsLeft;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Several processes on one input: the slots of a run, and what this process takes part in it with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SlotSettings.class)
public class WorkersConfiguration {

    @Bean
    HeldSlots heldSlots() {
        return new HeldSlots();
    }

    /** Asked for only where the job repository is on a database that processes share. */
    @Bean
    @Lazy
    Workplace workplace(
            SharedDatabase database,
            JdbcClient client,
            JobRepository repository,
            HeldSlots heldSlots,
            Throttles throttles,
            TransactionOperations ownTransaction) {
        UUID process = UUID.randomUUID();
        var repeated = new RepeatedTransaction(ownTransaction);
        return new Workplace(
                process,
                Objects.requireNonNull(database.dataSource()),
                Objects.requireNonNull(database.connections()),
                client,
                repository,
                new SharedRunStore(client, repeated),
                new SlotStore(client, repeated, process),
                heldSlots,
                throttles);
    }

    @Bean
    @Lazy
    HelpedRuns helpedRuns(Workplace workplace) {
        return new HelpedRuns(workplace);
    }

    @Bean
    SharedRunQueries sharedRunQueries(JdbcClient client, SharedDatabase database) {
        return new SharedRunQueries(client, database);
    }

    /** A rehearsal's endpoint is in the process of its run, and so is the count of rows that may be sent at most. */
    @Bean
    SlotCount slotCount(
            SharedDatabase database,
            ObjectProvider<Workplace> workplace,
            SlotSettings settings,
            SendSettings sending,
            PlanSettings plan,
            ConnectTarget target) {
        boolean isSample = plan.sample() != null;
        return new SlotCount(
                database.isShared() && !isSample ? Optional.of(workplace.getObject()) : Optional.empty(),
                settings.slots(),
                target.simulator() == null && sending.limit() == null);
    }

    @Bean
    SlotDrain slotDrain(SharedDatabase database, ObjectProvider<Workplace> workplace) {
        return new SlotDrain(database.isShared() ? Optional.of(workplace.getObject()) : Optional.empty());
    }

    @Bean
    @StepScope
    PartitionHandler slotHandler(
            Run run,
            RowsLeft left,
            ErrorBudget budget,
            Preparation preparation,
            SlotCount count,
            Step slotRows,
            Workplace workplace,
            RunStore runs,
            TransactionOperations ownTransaction) {
        return new SlotHandler(run, left, budget, preparation, count, slotRows, workplace, runs, ownTransaction);
    }
}
