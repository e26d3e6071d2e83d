package contactcorrections.job;

import contactcorrections.connect.AccountSettings;
import contactcorrections.connect.CalledQuota;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectSettings;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.csv.CsvSettings;
import contactcorrections.outcome.InputLedger;
import contactcorrections.outcome.InputLocks;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.OutcomeStore;
import contactcorrections.outcome.RunLog;
import contactcorrections.outcome.SharedDatabase;
import contactcorrections.report.ReportDestination;
import contactcorrections.request.RequestSettings;
import contactcorrections.s3.S3Access;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.Throttles;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the pipeline. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    JobSettings.class,
    CsvSettings.class,
    RequestSettings.class,
    ThrottleSettings.class,
    ConnectSettings.class,
    AccountSettings.class
})
public class JobConfiguration {

    @Bean
    Throttles throttles(ThrottleSettings settings, SharedDatabase database) {
        return new Throttles(settings, database.dataSource());
    }

    @Bean
    CalledQuota calledQuota(AccountSettings settings, ConnectTarget target, ConnectAccess connect) {
        return new CalledQuota(settings, target, connect);
    }

    @Bean
    ConnectAccess connectAccess(ConnectSettings settings, ConnectTarget target) {
        return new ConnectAccess(settings, target);
    }

    @Bean
    Ledgers ledgers(InputLedger inputs, OutcomeStore outcomes, OutcomeQueries queries, RunLog runs) {
        return new Ledgers(inputs, outcomes, queries, runs);
    }

    @Bean
    S3Access s3Access() {
        return new S3Access();
    }

    @Bean
    ReportDestination reportDestination(JobSettings settings, S3Access s3) {
        return new ReportDestination(settings.reportTo(), s3);
    }

    @Bean
    Reporter reporter(Ledgers ledgers, SettingsInForce settings) {
        return new Reporter(ledgers, new Summaries(ledgers), settings.values());
    }

    @Bean
    ApplyStep applyStep(
            JobRepository jobRepository,
            PlatformTransactionManager transactions,
            Ledgers ledgers,
            ConnectAccess connect,
            CalledQuota calledQuota,
            Throttles throttles,
            ThrottleSettings quota,
            ConnectSettings calls,
            JobSettings settings) {
        return new ApplyStep(
                jobRepository,
                transactions,
                ledgers,
                connect,
                () -> calledQuota.throttle(throttles),
                quota,
                calls,
                settings);
    }

    @Bean
    CorrectionsJob correctionsJob(
            JobRepository jobRepository,
            PlatformTransactionManager transactions,
            Ledgers ledgers,
            ApplyStep apply,
            Reporter reporter,
            ConnectAccess connect,
            CsvSettings csv,
            RequestSettings requests,
            ThrottleSettings quota,
            AccountSettings account,
            ReportDestination reports) {
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new CorrectionsJob(
                jobRepository,
                transactions,
                (run, observer) -> new RunRecorder(run, ledgers, ownTransaction, quota, observer),
                run -> new ReportTrial(run, ledgers, reports),
                run -> new PreflightTasklet(run, ledgers, ownTransaction, csv, requests, connect.scope(account)),
                apply,
                run -> new ReportTasklet(run, ledgers, reporter, ownTransaction, reports));
    }

    @Bean
    CorrectionsRunner correctionsRunner(
            JobOperator operator,
            CorrectionsJob job,
            JobRepository jobRepository,
            InputLocks locks,
            Ledgers ledgers,
            ConnectAccess connect,
            CsvSettings csv,
            RequestSettings requests,
            JobSettings settings) {
        return new CorrectionsRunner(
                operator, job, new RepositoryRepair(jobRepository), locks, ledgers, connect, csv, requests, settings);
    }

    @Bean
    Purge purge(
            JobRepository jobRepository,
            InputLedger inputs,
            InputLocks locks,
            PlatformTransactionManager transactions) {
        return new Purge(jobRepository, inputs, locks, new TransactionTemplate(transactions));
    }

    @Bean
    EarlierReport earlierReport(Ledgers ledgers, Reporter reporter, S3Access s3) {
        return new EarlierReport(ledgers, reporter, s3);
    }
}
