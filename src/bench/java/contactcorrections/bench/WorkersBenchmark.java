package contactcorrections.bench;

import contactcorrections.bench.InputFile.Kind;
import contactcorrections.database.AccountServer;
import contactcorrections.database.PostgresServer;
import contactcorrections.row.Slot;
import contactcorrections.standin.Call;
import contactcorrections.standin.Reply;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What a worker adds to a run: with a quota of its own, and on the same quota; how soon a killed worker's rows are sent from
 * again; and how many transactions a second the database has of it.
 */
final class WorkersBenchmark implements Benchmark {

    private static final int RATE = 200;
    private static final int BURST = 300;
    private static final int SLOTS = 16;

    /** A worker starts, finds the run, and opens its input. */
    private static final int JOINING_SECONDS = 20;

    private static final String ACCOUNT = "123456789012";
    private static final String OTHER_ACCOUNT = "210987654321";

    private final int seconds = Integer.getInteger("bench.seconds", 40);

    @Override
    public List<Figure> run(Workbench bench) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (PostgresServer postgres = PostgresServer.start(bench.file("database"));
                var account = new AccountServer(ACCOUNT);
                var other = new AccountServer(OTHER_ACCOUNT)) {
            figures.addAll(
                    quotas(new Place(bench, postgres, account, account), new Place(bench, postgres, account, other)));
            figures.addAll(takeOver(new Place(bench, postgres, account, account)));
        }
        return figures;
    }

    /**
     * Where processes run.
     *
     * @param account of the run
     * @param workersAccount of its workers
     */
    private record Place(
            Workbench bench, PostgresServer postgres, AccountServer account, AccountServer workersAccount) {

        Child run(TimedConnect connect, String name, long rows) throws Exception {
            Path input = InputFile.write(bench.file(name + ".csv"), Kind.PLAIN, rows);
            return bench.start(
                    Workbench.program(),
                    environment(connect, account),
                    "run",
                    Workbench.INSTANCE,
                    "--slots=" + SLOTS,
                    "--rate=" + RATE,
                    "--burst=" + BURST,
                    "--share=100%",
                    "--max-in-flight=" + RATE / 4,
                    "--report-to=" + bench.file(name),
                    input.toString());
        }

        Child worker(TimedConnect connect) throws Exception {
            return bench.start(Workbench.program(), environment(connect, workersAccount), "worker");
        }

        private Map<String, String> environment(TimedConnect connect, AccountServer called) {
            Map<String, String> environment = bench.environment("unused", connect);
            environment.put("SPRING_DATASOURCE_URL", postgres.url());
            environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
            environment.put("AWS_ENDPOINT_URL_STS", called.uri().toString());
            return environment;
        }

        long transactions() throws SQLException {
            try (Connection connection = DriverManager.getConnection(postgres.url(), "postgres", "");
                    ResultSet row = connection
                            .createStatement()
                            .executeQuery("select sum(xact_commit) from pg_stat_database")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<Figure> quotas(Place oneQuota, Place quotaEach) throws Exception {
        List<Figure> figures = new ArrayList<>();
        double alone = measure(oneQuota, 0, "one process, a quota of 200/s", figures);
        measure(oneQuota, 1, "two processes, one quota of 200/s", figures);
        double both = measure(quotaEach, 1, "two processes, a quota of 200/s each", figures);
        figures.add(Figure.of("two processes with a quota each, to one process", "times", both / alone));
        figures.add(Figure.of("idle worker: transactions", "/s", idleTransactions(oneQuota)));
        return figures;
    }

    private double measure(Place place, int workers, String what, List<Figure> figures) throws Exception {
        boolean isMetered = place.account() == place.workersAccount();
        var quota = new MeteredQuota(isMetered ? RATE : 100 * RATE, isMetered ? BURST : 100 * BURST, 0);
        String name = "workers-" + workers + "-" + isMetered;
        long rows = 2L * RATE * (JOINING_SECONDS + seconds + 10);
        List<Child> children = new ArrayList<>();
        try (TimedConnect connect = TimedConnect.start(quota)) {
            for (int i = 0; i < workers; i++) {
                children.add(place.worker(connect));
            }
            Child run = place.run(connect, name, rows);
            children.add(run);
            connect.firstCall(run);
            TimeUnit.SECONDS.sleep(JOINING_SECONDS);
            long transactions = place.transactions();
            int throttledBefore = quota.throttled();
            long begun = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            run.requireRunning();
            long end = begun + TimeUnit.SECONDS.toNanos(seconds);
            long calls = LongStream.of(connect.arrivals())
                    .filter(at -> at > begun && at <= end)
                    .count();
            double rate = (double) calls / seconds;
            figures.add(Figure.of(what + ": calls", "/s", rate));
            if (isMetered) {
                figures.add(Figure.of(what + ": tokens used", "%", 100 * rate / RATE));
                figures.add(Figure.of(
                        what + ": throttled", "%", 100.0 * (quota.throttled() - throttledBefore) / Math.max(1, calls)));
            }
            figures.add(
                    Figure.of(what + ": transactions", "/s", (double) (place.transactions() - transactions) / seconds));
            return rate;
        } finally {
            children.forEach(Child::close);
        }
    }

    private double idleTransactions(Place place) throws Exception {
        try (TimedConnect connect = TimedConnect.start();
                Child worker = place.worker(connect)) {
            TimeUnit.SECONDS.sleep(JOINING_SECONDS);
            worker.requireRunning();
            long before = place.transactions();
            TimeUnit.SECONDS.sleep(seconds / 2);
            return (place.transactions() - before) / (seconds / 2.0);
        }
    }

    /** Seconds until rows of each slot of a worker that was killed arrive again. */
    private List<Figure> takeOver(Place place) throws Exception {
        var arrivals = new Arrivals();
        try (TimedConnect connect = TimedConnect.start(arrivals::answer);
                Child worker = place.worker(connect)) {
            try (Child run = place.run(connect, "take-over", 2L * RATE * (JOINING_SECONDS + 60))) {
                connect.firstCall(run);
                TimeUnit.SECONDS.sleep(JOINING_SECONDS);
                List<Integer> slots = slotsOfWorkers(place);
                worker.kill();
                long killed = System.nanoTime();
                TimeUnit.SECONDS.sleep(1);
                arrivals.forget();
                while (!arrivals.have(slots)) {
                    run.requireRunning();
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                return List.of(Figure.of(
                        "killed worker: the last of its %s slots is sent from again after".formatted(slots.size()),
                        "s",
                        (arrivals.last(slots) - killed) / 1e9));
            }
        }
    }

    private static List<Integer> slotsOfWorkers(Place place) throws SQLException {
        List<Integer> slots = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(place.postgres().url(), "postgres", "");
                ResultSet rows = connection.createStatement().executeQuery("""
                        select s.slot from correction_slot s join correction_process p
                          on p.process = s.owner and p.job_execution_id = s.job_execution_id
                        where p.worker and not s.done and s.job_execution_id = (
                          select max(job_execution_id) from correction_run)""")) {
            while (rows.next()) {
                slots.add(rows.getInt(1));
            }
        }
        if (slots.isEmpty()) {
            throw new IllegalStateException("The worker applies no slot");
        }
        return slots;
    }

    /** When a row of each slot arrived first. */
    private static final class Arrivals {

        private final AtomicLongArray firstOfSlot = new AtomicLongArray(SLOTS);

        Reply answer(Call call) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(60);
            firstOfSlot.compareAndSet(slot(call.contactId()), 0, System.nanoTime());
            return TimedConnect.ACCEPTED;
        }

        private static int slot(String contactId) {
            return IntStream.range(0, SLOTS)
                    .filter(number -> new Slot(number, SLOTS).holds(contactId))
                    .findFirst()
                    .orElseThrow();
        }

        void forget() {
            IntStream.range(0, SLOTS).forEach(slot -> firstOfSlot.set(slot, 0));
        }

        boolean have(List<Integer> slots) {
            return slots.stream().allMatch(slot -> firstOfSlot.get(slot) > 0);
        }

        long last(List<Integer> slots) {
            return Arrays.stream(slots.stream().mapToLong(firstOfSlot::get).toArray())
                    .max()
                    .orElseThrow();
        }
    }
}
