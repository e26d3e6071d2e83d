package contactcorrections.preflight;

import contactcorrections.connect.AccountSettings;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.csv.CsvSettings;
import contactcorrections.history.InputStore;
import contactcorrections.history.RunStore;
import contactcorrections.input.Input;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.Run;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.transaction.support.TransactionOperations;

/** The preflight step, and the input that it opens for the steps after it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CsvSettings.class, RequestSettings.class})
public class PreflightConfiguration {

    @Bean
    @Scope("job")
    OpenedInput openedInput(
            Run run,
            Input input,
            InputStore inputs,
            OutcomeQueries outcomes,
            CsvSettings csv,
            RequestSettings requests,
            ConnectAccess connect,
            AccountSettings account) {
        return new OpenedInput(run, input, inputs, outcomes, csv, requests, connect.scope(account));
    }

    @Bean
    @StepScope
    Tasklet preflightTasklet(
            Run run,
            OpenedInput input,
            InputStore inputs,
            OutcomeQueries outcomes,
            RunStore runs,
            TransactionOperations ownTransaction) {
        return new PreflightTasklet(run, input, inputs, outcomes, runs, ownTransaction);
    }
}
