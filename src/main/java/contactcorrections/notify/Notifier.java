package contactcorrections.notify;

import contactcorrections.notify.Channel.Failure;
import contactcorrections.notify.Destination.Topic;
import contactcorrections.notify.Destination.WebAddress;
import contactcorrections.report.RunResult;
import contactcorrections.report.page.Summary;
import contactcorrections.run.Failures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tells how runs ended, if somebody is to be told. What becomes of that never changes how a run ended. */
public final class Notifier {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_IN_A_HURRY = Duration.ofSeconds(5);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final @Nullable Destination destination;
    private final BooleanSupplier hurried;

    /** @param hurried whether the process is about to be killed */
    public Notifier(NotifySettings settings, BooleanSupplier hurried) {
        this.destination = settings.destination();
        this.hurried = hurried;
    }

    /**
     * Tells how a run ended that has a summary, within half a minute, or some seconds where the process is to end.
     *
     * @return a warning for the user where nobody could be told
     */
    public Optional<String> tell(RunResult result) {
        Summary summary = result.summary();
        if (destination == null || summary == null || result.finishedBefore()) {
            return Optional.empty();
        }
        return Optional.ofNullable(send(channel(destination), new Notice(summary)))
                .map(failure -> warning(failure, result.report()));
    }

    private String warning(Failure failure, @Nullable String report) {
        return "%s was not told how the run ended: %s. %sNothing else changes%s."
                .formatted(
                        destination,
                        failure.reason(),
                        failure.remedy().isEmpty() ? "" : failure.remedy() + " ",
                        report == null ? "" : "; the summary is %s/summary.json".formatted(report));
    }

    private static Channel channel(Destination destination) {
        if (destination instanceof Topic topic) {
            return new TopicChannel(topic);
        }
        return new WebChannel((WebAddress) destination, FIRST_PAUSE);
    }

    private @Nullable Failure send(Channel channel, Notice notice) {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            var made = new Thread(task, "notify");
            made.setDaemon(true);
            return made;
        });
        try {
            return await(thread.submit(() -> channel.send(notice)));
        } catch (ExecutionException e) {
            // Without its message, which may hold the address.
            return new Failure("an unexpected failure (%s)".formatted(Failures.kind(e)), "Check --notify.");
        } catch (TimeoutException e) {
            return new Failure("no answer in time", "Check the way to it.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failure("the process was told to end", "The next run tells of itself.");
        } finally {
            thread.shutdownNow();
        }
    }

    private @Nullable Failure await(Future<@Nullable Failure> sent)
            throws ExecutionException, TimeoutException, InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return sent.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                Duration longest = hurried.getAsBoolean() ? LONGEST_IN_A_HURRY : LONGEST;
                if (System.nanoTime() - begun > longest.toNanos()) {
                    throw e;
                }
            }
        }
    }
}
