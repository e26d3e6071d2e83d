package contactcorrections.apply;

import contactcorrections.apply.Assignment.Assignments;
import contactcorrections.changes.ChangeLogException;
import contactcorrections.checkpoint.Checkpoint;
import contactcorrections.checkpoint.CheckpointStore;
import contactcorrections.checkpoint.Portion;
import contactcorrections.connect.AccountSettings;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectSettings;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.connect.attempt.WarmUpGates;
import contactcorrections.connect.quota.CalledQuota;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvItemReader;
import contactcorrections.history.InputStore;
import contactcorrections.history.RunStore;
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
import contactcorrections.update.CallThreads;
import contactcorrections.update.ResentRows;
import contactcorrections.update.SendLimit;
import contactcorrections.update.SendSettings;
import contactcorrections.workload.ErrorBudget;
import contactcorrections.workload.ErrorLimit;
import contactcorrections.workload.PlanSettings;
import contactcorrections.workload.RowsLeft;
import contactcorrections.workload.Sample;
import contactcorrections.workload.Workload;
import java.util.Map;
import java.util.Objects;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
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
    Assignment assignment(Assignments assignments) {
        return assignments.of(
                Objects.requireNonNull(StepSynchronizationManager.getContext()).getStepExecution());
    }

    @Bean
    @Scope("step")
    Checkpoint checkpoint(Assignment assignment, CheckpointStore checkpoints) {
        return checkpoints.load(assignment.portion());
    }

    @Bean
    @StepScope
    ItemStreamReader<Row> undecidedRows(Assignment assignment, OpenedInput input, Checkpoint checkpoint) {
        CsvFile file = input.file();
        ReadPosition from = checkpoint.position() == null ? file.header().firstRow() : checkpoint.position();
        Portion portion = assignment.portion();
        return new CsvItemReader(
                file,
                from,
                new RowsToApply(portion, checkpoint, input.mapper()),
                portion.rows()::end,
                assignment.run().stop());
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
            Assignment assignment,
            ErrorBudget budget,
            Checkpoint checkpoint,
            OutcomeStore outcomes,
            RunStore runs,
            OpenedInput input,
            Preparation preparation,
            ConnectOpener connect) {
        Run run = assignment.run();
        try {
            if (assignment.isWhole()) {
                preparation.prepare();
            }
            CorrectionMapper mapper = input.mapper();
            ResentRows resent = connect.reads(run, mapper.expectedColumns())
                    ? new MaybeSentRows(input, assignment.portion(), checkpoint, run.stop()).read()
                    : ResentRows.NONE;
            OpenedConnect opened = connect.open(assignment, budget, resent, mapper);
            return new UpdateContactWriter(assignment, opened, outcomes, runs, checkpoint);
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
    Preparation preparation(Run run, OpenedInput input, InputStore inputs, ConnectOpener connect, KeptChanges kept) {
        return new Preparation(run, input, inputs, connect, kept);
    }

    @Bean
    @Scope("job")
    ConnectOpener connectOpener(
            Run run,
            CallThreads calls,
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
                sending.limit() == null ? null : new SendLimit(sending.limit(), run.stop()),
                calls,
                new WarmUpGates(),
                operation -> quota.throttle(throttles, operation),
                kept,
                requests.defaultCountry());
    }

    @Bean
    @Scope("job")
    CallThreads callThreads(ConnectSettings settings) {
        return new CallThreads(settings.maxInFlight());
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
