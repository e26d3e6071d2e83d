package contactcorrections.apply;

import contactcorrections.changes.ChangeLogException;
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
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.MappedRow;
import contactcorrections.request.RequestSettings;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.Throttles;
import contactcorrections.update.ResentRows;
import contactcorrections.update.SendSettings;
import java.util.Map;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** The apply step: the rows that are left, the requests made of them, and the calls that send these. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ThrottleSettings.class,
    ConnectSettings.class,
    AccountSettings.class,
    SendSettings.class,
    PlanSettings.class
})
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

    /** What is known before the first row is looked at: how many of them change nothing is not. */
    @Bean
    @Scope("job")
    Workload workload(
            Run run, RowsLeft left, OpenedInput input, ConnectOpener connect, PlanSettings plan, SendSettings sending) {
        Map<Operation, Integer> calls = connect.callsPerRow(run, input.mapper());
        if (run.purpose() == Run.Purpose.PLAN) {
            return new Workload(plan.of(left.toSend()), calls);
        }
        boolean areAllSent = !calls.containsKey(Operation.DESCRIBE_CONTACT);
        return new Workload(areAllSent ? sending.of(left.toSend()) : left.toSend(), calls);
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
    ItemProcessor<Row, MappedRow> correctionMapping(Run run, OpenedInput input, RowsLeft left, PlanSettings plan) {
        CorrectionMapper mapper = input.mapper();
        if (run.purpose() == Run.Purpose.RUN || plan.sample() == null) {
            return mapper::map;
        }
        var sample =
                new Sample(plan.of(left.preflight().valid()), left.preflight().valid());
        return row -> {
            MappedRow mapped = mapper.map(row);
            return mapped instanceof MappedRow.Invalid || sample.picksNext() ? mapped : null;
        };
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
            OpenedInput input,
            InputStore inputs,
            ConnectOpener connect) {
        try {
            CorrectionMapper mapper = input.mapper();
            boolean reads = connect.reads(run, mapper.expectedColumns());
            ResentRows resent = reads ? new MaybeSentRows(input, checkpoint, run.stop()).read() : ResentRows.NONE;
            OpenedConnect opened = connect.open(run, budget, resent, mapper);
            if (reads) {
                inputs.storeColumns(run.jobInstanceId(), mapper.columns().sent());
            }
            return new UpdateContactWriter(run, opened, outcomes, runs, checkpoint);
        } catch (ChangeLogException e) {
            run.stop().raise(new StopCause.CannotGoOn(e.getMessage(), true));
        } catch (ConnectUnavailableException e) {
            run.stop().raise(new StopCause.CannotGoOn(e.getMessage(), true));
        } catch (OutOfMemoryError e) {
            // Nothing was sent, and what was opened ends with the process.
            run.stop().raise(StopCause.CannotGoOn.of(e));
        }
        return UpdateWriter.NONE;
    }

    @Bean
    @Scope("job")
    ConnectOpener connectOpener(
            ConnectAccess connect,
            ConnectSettings settings,
            SendSettings sending,
            CalledQuota quota,
            Throttles throttles,
            KeptChanges kept,
            RequestSettings requests) {
        return new ConnectOpener(
                connect,
                settings,
                sending,
                operation -> quota.throttle(throttles, operation),
                kept,
                requests.defaultCountry());
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
