package contactcorrections.job;

import com.zaxxer.hikari.HikariDataSource;
import contactcorrections.checkpoint.CheckpointStore;
import contactcorrections.connect.AccountSettings;
import contactcorrections.connect.ConnectSettings;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.csv.CsvSettings;
import contactcorrections.history.InputStore;
import contactcorrections.history.Invocation;
import contactcorrections.history.RunStore;
import contactcorrections.input.Input;
import contactcorrections.launch.CorrectionsRunner;
import contactcorrections.launch.CurrentLaunch;
import contactcorrections.launch.JobSettings;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.OutcomeStore;
import contactcorrections.outcome.Tally;
import contactcorrections.report.RunResult;
import contactcorrections.report.destination.ReportDestination;
import contactcorrections.repository.InputLocks;
import contactcorrections.repository.SharedDatabase;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import contactcorrections.s3.S3Access;
import contactcorrections.simulator.Operation;
import contactcorrections.simulator.ReceivedCall;
import contactcorrections.simulator.Simulator;
import contactcorrections.simulator.SimulatorSettings;
import contactcorrections.simulator.SimulatorSettings.Quota;
import contactcorrections.slots.SlotSettings;
import contactcorrections.throttle.Share;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.ThrottleSettings.Rate;
import contactcorrections.update.SendSettings;
import contactcorrections.workload.ErrorLimit;
import contactcorrections.workload.PlanSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.configuration.support.ScopeConfiguration;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.TransactionTemplate;

/** The pipeline on a job repository in memory, which outlives its runs, in front of the simulator. */
public final class Pipeline implements AutoCloseable {

    public static final CsvSettings CSV = new CsvSettings(StandardCharsets.UTF_8, null);
    public static final RequestSettings REQUESTS =
            new RequestSettings("instance", "(clear)", null, Map.of(), List.of(), Map.of());
    public static final Invocation INVOCATION = new Invocation(
            List.of("java", "-jar", "program.jar"),
            "run",
            List.of("--max-errors=10%"),
            List.of("in.csv"),
            Map.of("corrections.rate", "100"),
            Map.of());

    /** Chunks of 100 rows, which is 5 s of calls, and a burst that lets all of them through at once. */
    private static final ThrottleSettings QUOTA = new ThrottleSettings(Rate.of(20), 10_000, new Share(100), 20, 10_000);

    private final HikariDataSource pool;
    public final FaultyTransactions transactions;
    public final JobRepository jobRepository;
    public final InputStore inputs;
    public final OutcomeStore outcomes;
    public final CheckpointStore checkpoints;
    public final OutcomeQueries queries;
    public final RunStore runs;
    public final JdbcClient database;
    public final Queue<ReceivedCall> calls = new ConcurrentLinkedQueue<>();
    public final Observed observed = new Observed();
    private final List<GenericApplicationContext> contexts = new ArrayList<>();
    private final Path reports;
    private final Simulator simulator;
    private volatile Consumer<ReceivedCall> onCall = call -> {};
    private SendSettings sending = new SendSettings(null, false, false);
    private PlanSettings planning = new PlanSettings(null);

    public Pipeline(Path folder) throws Exception {
        this(folder, SimulatorSettings.DEFAULT.withQuota(Quota.AMPLE));
    }

    public Pipeline(Path folder, SimulatorSettings connect) throws Exception {
        this(folder, connect, h2());
    }

    /** @param database what the job repository is made in */
    public Pipeline(Path folder, SimulatorSettings connect, HikariDataSource database) throws Exception {
        reports = folder.resolve("reports");
        simulator = Simulator.start(connect, this::called);
        pool = database;
        Flyway.configure().dataSource(pool).load().migrate();
        var lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(pool);
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolationName("TRANSACTION_READ_COMMITTED");
        transactions = new FaultyTransactions(lazy);
        this.database = JdbcClient.create(lazy);
        inputs = new InputStore(this.database);
        outcomes = new OutcomeStore(new JdbcTemplate(lazy), ownTransaction());
        checkpoints = new CheckpointStore(this.database);
        queries = new OutcomeQueries(this.database);
        runs = new RunStore(this.database);
        var repository = new JdbcJobRepositoryFactoryBean();
        repository.setDataSource(lazy);
        repository.setTransactionManager(transactions);
        repository.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
        repository.afterPropertiesSet();
        jobRepository = repository.getObject();
    }

    private static HikariDataSource h2() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return pool;
    }

    /** From now on, each update that the simulator receives is told before it is answered. */
    public void onCall(Consumer<ReceivedCall> consumer) {
        onCall = consumer;
    }

    private void called(ReceivedCall call) {
        if (call.operation() == Operation.UPDATE_CONTACT) {
            calls.add(call);
            onCall.accept(call);
        }
    }

    public RunResult run(Input input) throws Exception {
        return run(input, settings("10%"));
    }

    public RunResult run(Input input, JobSettings settings) throws Exception {
        return run(input, settings, CSV, REQUESTS);
    }

    /** What is sent from now on, and what is kept of what was there before. */
    public void sending(SendSettings settings) {
        sending = settings;
    }

    /** Plans an input as a process of its own would. */
    public RunResult plan(Input input, @Nullable Long sample) throws Exception {
        planning = new PlanSettings(sample);
        return runner(settings("10%"), CSV, REQUESTS).run(Run.Purpose.PLAN, input, INVOCATION, observed);
    }

    /** Runs an input as a process of its own would. */
    public RunResult run(Input input, JobSettings settings, CsvSettings csv, RequestSettings requests)
            throws Exception {
        return runner(settings, csv, requests).run(Run.Purpose.RUN, input, INVOCATION, observed);
    }

    public CorrectionsRunner runner(JobSettings settings, CsvSettings csv, RequestSettings requests) throws Exception {
        return context(settings, csv, requests).getBean(CorrectionsRunner.class);
    }

    /** Stops what the latest process runs. */
    public void stop(StopCause cause) {
        contexts.get(contexts.size() - 1).getBean(CurrentLaunch.class).stop(cause);
    }

    /** The job's beans as a process of its own has them; they are closed with the pipeline. */
    public GenericApplicationContext context(JobSettings settings, CsvSettings csv, RequestSettings requests)
            throws Exception {
        observed.clear();
        var context = new AnnotationConfigApplicationContext();
        contexts.add(context);
        List.of(
                        settings,
                        csv,
                        requests,
                        QUOTA,
                        sending,
                        planning,
                        new SlotSettings(null),
                        new ConnectSettings(16, Duration.ofSeconds(2)),
                        new AccountSettings(null, null))
                .forEach(each ->
                        register(context, "corrections-" + each.getClass().getName(), each));
        register(context, "connectTarget", new ConnectTarget(simulator.uri()));
        register(context, "jobRepository", jobRepository);
        register(context, "jobOperator", operator());
        register(context, "transactionManager", transactions);
        register(context, "inputs", inputs);
        register(context, "outcomes", outcomes);
        register(context, "checkpoints", checkpoints);
        register(context, "database", database);
        register(context, "queries", queries);
        register(context, "runs", runs);
        register(context, "locks", InputLocks.OF_ONE_PROCESS);
        register(context, "sharedDatabase", new SharedDatabase(null, null));
        register(context, "reportDestination", new ReportDestination(settings.reportTo(), new S3Access(), kept()));
        context.register(ScopeConfiguration.class, JobConfiguration.class);
        context.refresh();
        return context;
    }

    @SuppressWarnings("unchecked")
    private static <T> void register(GenericApplicationContext context, String name, T bean) {
        context.registerBean(name, (Class<T>) bean.getClass(), () -> bean);
    }

    private TaskExecutorJobOperator operator() throws Exception {
        var operator = new TaskExecutorJobOperator();
        operator.setJobRepository(jobRepository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        return operator;
    }

    public JobSettings settings(String maxErrors) {
        return new JobSettings(ErrorLimit.valueOf(maxErrors), null, null, reports.toString(), false);
    }

    public JobSettings again() {
        return new JobSettings(ErrorLimit.valueOf("10%"), null, null, reports.toString(), true);
    }

    public Path reports() {
        return reports;
    }

    /** Where reports are kept that cannot be written where they belong. */
    public Path kept() {
        return reports.resolveSibling("kept");
    }

    /** The outcomes of the latest input. */
    public Tally tally() {
        long id = database.sql("select coalesce(max(job_instance_id), 0) from correction_input")
                .query(Long.class)
                .single();
        return queries.tally(id);
    }

    private TransactionTemplate ownTransaction() {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    @Override
    public void close() throws IOException {
        contexts.forEach(GenericApplicationContext::close);
        simulator.close();
        pool.close();
    }
}
