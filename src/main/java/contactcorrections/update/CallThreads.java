package contactcorrections.update;

import contactcorrections.run.StopCause;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that call Connect, as many as calls may be open at once. They are created with the first call. */
public final class CallThreads implements Executor, AutoCloseable {

    private final ThreadPoolExecutor calls;
    private boolean started;

    public CallThreads(int maxInFlight) {
        this(maxInFlight, named());
    }

    CallThreads(int maxInFlight, ThreadFactory threads) {
        calls = new ThreadPoolExecutor(
                maxInFlight, maxInFlight, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    }

    /**
     * Creates all threads: one that cannot be created later would leave rows of which nobody knows what became.
     *
     * @throws OutOfMemoryError if not all can be created
     * @see StopCause.CannotGoOn#of(OutOfMemoryError)
     */
    synchronized void start() {
        if (!started) {
            try {
                calls.prestartAllCoreThreads();
                started = true;
            } catch (OutOfMemoryError e) {
                calls.shutdownNow();
                throw e;
            }
        }
    }

    @Override
    public void execute(Runnable task) {
        calls.execute(task);
    }

    @Override
    public void close() {
        calls.shutdown();
    }

    private static ThreadFactory named() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "call-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
