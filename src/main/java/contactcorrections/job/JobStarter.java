package contactcorrections.job;

import contactcorrections.repository.RepositoryRepair;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;

/** Starts the job, whatever way its last execution with the same parameters ended. */
record JobStarter(JobOperator operator, RepositoryRepair repair, Job job) {

    /**
     * Executes the job to its end.
     *
     * @param onStart is run before it
     * @return the first failure that the execution was left with
     */
    Optional<Throwable> start(JobParameters parameters, Runnable onStart) throws JobExecutionException {
        repair.repair(job.getName(), parameters);
        onStart.run();
        return operator.start(job, parameters).getAllFailureExceptions().stream()
                .findFirst();
    }
}
