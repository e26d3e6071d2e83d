package contactcorrections.launch;

import contactcorrections.apply.Preparation;
import contactcorrections.changes.ChangeLogException;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.connect.quota.CalledQuota;
import contactcorrections.history.InputStore;
import contactcorrections.history.Invocation;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunIdentity;
import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.repository.InputLocks;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.Run;
import contactcorrections.run.RunProgress;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.run.Target;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Throttles;
import contactcorrections.workers.HelpedRuns;
import contactcorrections.workers.Participation;
import contactcorrections.workers.SharedRun;
import contactcorrections.workload.ErrorBudget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.JobSynchronizationManager;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.ObjectProvider;

/** Helps a run that another process began, with the settings of that run. */
public final class WorkerRunner {

    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final HelpedRuns runs;
    private final InputStore inputs;
    private final JobRepository repository;
    private final CurrentLaunch current;
    private final Calling calling;
    private final Step slotRows;
    private final OfRun ofRun;

    /**
     * What this process calls, and how it finds out whether it can.
     *
     * @param requests of the run
     */
    record Calling(ConnectAccess connect, RequestSettings requests, CalledQuota quota, Throttles throttles) {

        void require(KnownInput known, Run.Purpose purpose) {
            Target called = connect.target(requests.instanceId());
            if (!called.equals(known.target())) {
                throw new ConnectUnavailableException("The run is applied to %s, but this worker calls %s."
                        .formatted(known.target().inWords(), called.inWords()));
            }
            quota.throttle(
                    throttles, purpose == Run.Purpose.PLAN ? Operation.DESCRIBE_CONTACT : Operation.UPDATE_CONTACT);
        }
    }

    /** What each run has of its own. */
    record OfRun(
            ObjectProvider<Run> run, ObjectProvider<ErrorBudget> budget, ObjectProvider<Preparation> preparation) {}

    WorkerRunner(
            HelpedRuns runs,
            InputStore inputs,
            JobRepository repository,
            CurrentLaunch current,
            Calling calling,
            Step slotRows,
            OfRun ofRun) {
        this.runs = runs;
        this.inputs = inputs;
        this.repository = repository;
        this.current = current;
        this.calling = calling;
        this.slotRows = slotRows;
        this.ofRun = ofRun;
    }

    /**
     * Applies slots of a run until it is over or this process is to stop.
     *
     * @param open opens the input at a location
     * @param threads how many slots are applied at once
     * @param meanwhile is told about once a second how it goes
     * @return why it ended
     */
    public StopCause help(
            SharedRun shared, Function<String, Input> open, int threads, Consumer<Participation> meanwhile)
            throws InterruptedException {
        KnownInput known = inputs.find(shared.jobInstanceId()).orElseThrow();
        try {
            Input input = open.apply(known.location());
            if (!input.fingerprint().equals(known.fingerprint())) {
                return new StopCause.LeftToOthers(
                        "%s is not what the run reads: it differs here.".formatted(known.location()));
            }
            calling.require(known, known.purpose());
            return help(shared, launch(input, known, shared), threads, meanwhile);
        } catch (InputException | ConnectUnavailableException | ChangeLogException e) {
            return new StopCause.LeftToOthers(String.valueOf(e.getMessage()));
        }
    }

    private static Launch launch(Input input, KnownInput known, SharedRun shared) {
        return new Launch(
                input,
                RunIdentity.continuing(known, known.target()),
                InputLocks.NEVER_LOST,
                new Invocation(List.of(), "", List.of(), List.of(), Map.of(), Map.of()),
                RunObserver.NONE,
                new StopSignal(),
                new RunProgress(new CallMonitor(Clocks.SYSTEM), Clocks.SYSTEM),
                Optional.of(shared.before()),
                new CompletableFuture<>());
    }

    private StopCause help(SharedRun shared, Launch launch, int threads, Consumer<Participation> meanwhile)
            throws InterruptedException {
        JobExecution execution = Objects.requireNonNull(repository.getJobExecution(shared.jobExecutionId()));
        current.begin(launch);
        JobSynchronizationManager.register(execution);
        try {
            ofRun.preparation().getObject().require();
            Run run = ofRun.run().getObject();
            try (var part = runs.join(run, shared, ofRun.budget().getObject(), slotRows, threads)) {
                part.start(cause -> !isOfThisProcess(cause));
                while (!part.awaitStop(GLANCE)) {
                    meanwhile.accept(part);
                }
            }
            return run.stop().cause().orElseThrow();
        } finally {
            JobSynchronizationManager.release();
        }
    }

    /** The other processes of the run may be better off. */
    private static boolean isOfThisProcess(StopCause cause) {
        if (!(cause instanceof StopCause.CannotGoOn cannot)) {
            return cause instanceof StopCause.LeftToOthers;
        }
        return !cannot.everyInput()
                || cannot.equals(StopCause.CannotGoOn.OUT_OF_MEMORY)
                || cannot.equals(StopCause.CannotGoOn.NO_THREAD);
    }
}
