package contactcorrections.apply;

import contactcorrections.changes.ChangeLog;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectSession;
import contactcorrections.connect.ConnectSettings;
import contactcorrections.connect.ContactReader;
import contactcorrections.connect.UpdateResult;
import contactcorrections.connect.attempt.WarmUpGates;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.column.FileColumns;
import contactcorrections.request.column.RequestObject;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Run;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Throttle;
import contactcorrections.update.CallThreads;
import contactcorrections.update.ConcurrentUpdates;
import contactcorrections.update.ConcurrentUpdates.Updater;
import contactcorrections.update.EarlierValues;
import contactcorrections.update.PlanUpdate;
import contactcorrections.update.ReadBeforeUpdate;
import contactcorrections.update.ResentRows;
import contactcorrections.update.RowComparison;
import contactcorrections.update.SendLimit;
import contactcorrections.update.SendSettings;
import contactcorrections.workload.ErrorBudget;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens Connect for what a run does with its rows: sends them, reads contacts before that, or plans alone.
 *
 * @param limit how many rows the run may send, null for all
 * @param slotCalls threads that the steps of slots share
 * @param gates let the first call go ahead
 * @param throttles the throttle of each operation
 */
record ConnectOpener(
        ConnectAccess connect,
        ConnectSettings settings,
        SendSettings sending,
        @Nullable SendLimit limit,
        CallThreads slotCalls,
        WarmUpGates gates,
        Function<Operation, Throttle> throttles,
        KeptChanges kept,
        @Nullable String defaultCountry) {

    /**
     * Opens a client and the threads that call through it.
     *
     * @throws contactcorrections.connect.ConnectUnavailableException if Connect cannot be called as things are set up
     * @throws contactcorrections.changes.ChangeLogException if it cannot be kept what rows change
     * @throws OutOfMemoryError if not all threads can be created; nothing was sent then
     */
    OpenedConnect open(Assignment assignment, ErrorBudget budget, ResentRows resent, CorrectionMapper mapper) {
        Run run = assignment.run();
        boolean plan = run.purpose() == Run.Purpose.PLAN;
        Throttle throttle = throttles.apply(plan ? Operation.DESCRIBE_CONTACT : Operation.UPDATE_CONTACT);
        ChangeLog changes = keepsChanges(run) ? kept.open(assignment) : null;
        ConnectSession session = connect.open(run.lease(), run.stop(), gates);
        var comparison = new RowComparison(mapper.columns(), mapper.expectedColumns(), defaultCountry);
        Updater updater = changes != null && plan
                ? new PlanUpdate(reader(session, run.progress().calls()), comparison, changes)
                : sender(run, session, throttle, resent, comparison, changes);
        Updater counting = counting(updater, budget);
        var updates = assignment.isWhole()
                ? new ConcurrentUpdates(counting, run.stop(), settings.maxInFlight())
                : new ConcurrentUpdates(counting, run.stop(), slotCalls);
        return new OpenedConnect(throttle, assignment.isWhole(), updates, session::close, changes);
    }

    /** Whether it is kept what rows change. */
    boolean keepsChanges(Run run) {
        return run.purpose() == Run.Purpose.PLAN || sending.undo();
    }

    /** Whether contacts are read. */
    boolean reads(Run run, FileColumns expected) {
        return run.purpose() == Run.Purpose.PLAN || sending.skipUnchanged() || !expected.isEmpty();
    }

    /** The calls that a row takes, one that gives or expects all that the columns can. */
    Map<Operation, Integer> callsPerRow(Run run, CorrectionMapper mapper) {
        Map<Operation, Integer> calls = new EnumMap<>(Operation.class);
        if (run.purpose() == Run.Purpose.RUN) {
            calls.put(Operation.UPDATE_CONTACT, 1);
        }
        if (reads(run, mapper.expectedColumns())) {
            calls.put(Operation.DESCRIBE_CONTACT, 1);
            if (mapper.columns().has(RequestObject.REFERENCES)
                    || mapper.expectedColumns().has(RequestObject.REFERENCES)) {
                calls.put(Operation.LIST_CONTACT_REFERENCES, ContactReader.CALLS_FOR_REFERENCES);
            }
        }
        return calls;
    }

    private Updater sender(
            Run run,
            ConnectSession session,
            Throttle throttle,
            ResentRows resent,
            RowComparison comparison,
            @Nullable ChangeLog changes) {
        Updater updater = session.updater(throttle, run.progress().calls())::update;
        Updater sender = limit == null ? updater : limit.over(updater);
        return reads(run, comparison.expected())
                ? new ReadBeforeUpdate(
                        reader(session, run.progress().reads()),
                        comparison,
                        sending,
                        resent,
                        new EarlierValues(changes, run.stop()),
                        sender)
                : sender;
    }

    private ContactReader reader(ConnectSession session, CallMonitor monitor) {
        return session.reader(throttles, monitor);
    }

    private static Updater counting(Updater updater, ErrorBudget budget) {
        return (row, backOff) -> {
            UpdateResult result = updater.update(row, backOff);
            if (result instanceof UpdateResult.Refused) {
                budget.refused();
            }
            return result;
        };
    }
}
