package contactcorrections.apply;

import contactcorrections.connect.AccountSettings;
import contactcorrections.connect.CalledQuota;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectSettings;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvItemReader;
import contactcorrections.history.InputStore;
import contactcorrections.history.RunStore;
import contactcorrections.outcome.Checkpoint;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.OutcomeStore;
import contactcorrections.preflight.OpenedInput;
import contactcorrections.repository.SharedDatabase;
import contactcorrections.request.MappedRow;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.Throttles;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** The apply step: the rows that are left, the requests made of them, and the calls that send these. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ThrottleSettings.class, ConnectSettings.class, AccountSettings.class})
public class ApplyConfiguration {

    @Bean
    @Scope("job")
    RowsLeft rowsLeft(Run run, InputStore inputs, OutcomeQueries outcomes) {
        return new RowsLeft(inputs.preflight(run.jobInstanceId()).orElseThrow(), outcomes.counts(run.jobInstanceId()));
    }

    @Bean
    @Scope("job")
    ErrorBudget errorBudget(Run run, RowsLeft left, ErrorLimit maxErrors) {
        return new ErrorBudget(maxErrors, left.preflight().rows(), left.failed(), run.stop());
    }

    @Bean
    @Scope("step")
    Checkpoint checkpoint(Run run, OutcomeStore outcomes) {
        return outcomes.load(run.jobInstanceId());
    }

    @Bean
    @StepScope
    ItemStreamReader<Row> undecidedRows(Run run, OpenedInput input, Checkpoint checkpoint) {
        CsvFile file = input.file();
        ReadPosition from = checkpoint.position() == null ? file.header().firstRow() : checkpoint.position();
        return new CsvItemReader(file, from, checkpoint.decidedBeyond()::contains, run.stop());
    }

    @Bean
    @StepScope
    ItemProcessor<Row, MappedRow> correctionMapping(OpenedInput input) {
        return input.mapper()::map;
    }

    /** The step closes it. */
    @Bean(destroyMethod = "")
    @StepScope
    UpdateWriter updates(
            Run run,
            ErrorBudget budget,
            Checkpoint checkpoint,
            OutcomeStore outcomes,
            RunStore runs,
            ConnectAccess connect,
            CalledQuota quota,
            Throttles throttles,
            ConnectSettings settings) {
        try {
            var opened = OpenedConnect.open(connect, quota.throttle(throttles), run, budget, settings);
            return new UpdateContactWriter(run, opened, outcomes, runs, checkpoint);
        } catch (ConnectUnavailableException e) {
            run.stop().raise(new StopCause.CannotGoOn(e.getMessage(), true));
        } catch (OutOfMemoryError e) {
            // Nothing was sent, and what was opened ends with the process.
            run.stop().raise(StopCause.CannotGoOn.of(e));
        }
        return UpdateWriter.NONE;
    }

    @Bean
    ConnectAccess connectAccess(ConnectSettings settings, ConnectTarget target) {
        return new ConnectAccess(settings, target);
    }

    @Bean
    CalledQuota calledQuota(AccountSettings settings, ConnectTarget target, ConnectAccess connect) {
        return new CalledQuota(settings, target, connect);
    }

    @Bean
    Throttles throttles(ThrottleSettings settings, SharedDatabase database) {
        return new Throttles(settings, database.dataSource());
    }
}
