package contactcorrections.throttle;

import contactcorrections.run.Sleeper;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * A thread in virtual time: it runs until it sleeps, and nobody else runs meanwhile. So what many of them do comes out the
 * same each time.
 */
final class VirtualThread implements Sleeper, AutoCloseable {

    private final VirtualTime time;
    private final Thread thread;
    private final Semaphore mayRun = new Semaphore(0);
    private final Semaphore sleeps = new Semaphore(0);

    /** What the thread does. */
    @FunctionalInterface
    interface Work {
        void run(VirtualThread self) throws InterruptedException;
    }

    /** Begins at once in virtual time, and ends when it is closed. */
    VirtualThread(VirtualTime time, Work work) {
        this.time = time;
        this.thread = new Thread(() -> run(work), "virtual-time");
        thread.setDaemon(true);
        thread.start();
        time.after(0, this::resume);
    }

    private void run(Work work) {
        try {
            mayRun.acquire();
            work.run(this);
        } catch (InterruptedException e) {
            // It is closed.
        } finally {
            sleeps.release();
        }
    }

    private void resume() {
        mayRun.release();
        sleeps.acquireUninterruptibly();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        time.after(duration.toNanos() / 1e9, this::resume);
        sleeps.release();
        mayRun.acquire();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
