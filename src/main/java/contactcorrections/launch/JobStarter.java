package contactcorrections.launch;

import contactcorrections.history.RunIdentity;
import contactcorrections.repository.RepositoryRepair;
import contactcorrections.run.Run;
import contactcorrections.workers.SlotDrain;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;

/** Starts the job of a run, whatever way its last execution with the same parameters ended. */
record JobStarter(JobOperator operator, RepositoryRepair repair, SlotDrain drain, Job corrections, Job plan) {

    /**
     * Executes the job to its end.
     *
     * @param onStart is run before it
     * @return the first failure that the execution was left with
     */
    Optional<Throwable> start(RunIdentity identity, Runnable onStart) throws JobExecutionException {
        Job job = identity.purpose() == Run.Purpose.PLAN ? plan : corrections;
        JobParameters parameters = identity.parameters();
        repair.repair(job.getName(), parameters, drain::drain);
        onStart.run();
        return operator.start(job, parameters).getAllFailureExceptions().stream()
                .findFirst();
    }
}
