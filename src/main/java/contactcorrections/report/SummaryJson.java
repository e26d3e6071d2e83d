package contactcorrections.report;

import contactcorrections.contact.ColumnCount;
import contactcorrections.history.ClearedColumn;
import contactcorrections.outcome.Timeline;
import contactcorrections.report.page.Summary;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * {@code summary.json}; {@code summary.schema.json} describes it. Written member by member: the start of a mapper that finds
 * the members by reflection takes 0.4 s of processor time more.
 */
public final class SummaryJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private SummaryJson(JsonGenerator json) {
        this.json = json;
    }

    /** The summary as JSON on several lines, with a line feed at its end. */
    public static String of(Summary summary) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(new OnSeveralLines(), text)) {
            new SummaryJson(json).write(summary);
        }
        return text.append('\n').toString();
    }

    private void write(Summary summary) {
        json.writeStartObject();
        json.writeStringProperty("state", summary.state());
        json.writeStringProperty("message", summary.message());
        object("input", () -> input(summary.input()));
        object("run", () -> run(summary.run()));
        object("connect", () -> connect(summary.connect()));
        object("rows", () -> rows(summary.rows()));
        object("calls", () -> calls(summary.calls()));
        object("throttle", () -> throttle(summary.throttle()));
        objects("errors", summary.errors(), this::error);
        objects("cleared", summary.cleared(), this::cleared);
        contacts(summary.contacts());
        objects("timeline", summary.timeline().points(), this::timelinePoint);
        json.writeStringProperty("nextCommand", summary.nextCommand());
        json.writeEndObject();
    }

    private void input(Summary.Input input) {
        json.writeStringProperty("location", input.location());
        json.writeStringProperty("fingerprint", input.fingerprint());
        json.writeNumberProperty("bytes", input.bytes());
        json.writeNumberProperty("rows", input.rows());
    }

    private void run(Summary.Run run) {
        number("jobInstanceId", run.jobInstanceId());
        number("jobExecutionId", run.jobExecutionId());
        json.writeStringProperty("startedAt", run.startedAt().toString());
        json.writeStringProperty("endedAt", run.endedAt().toString());
        json.writeNumberProperty("executions", run.executions());
    }

    private void connect(Summary.Connect connect) {
        json.writeStringProperty("region", connect.region());
        json.writeStringProperty("endpoint", connect.endpoint());
        json.writeArrayPropertyStart("instanceIds");
        connect.instanceIds().forEach(json::writeString);
        json.writeEndArray();
    }

    private void rows(Summary.Rows rows) {
        json.writeNumberProperty("read", rows.read());
        json.writeNumberProperty("succeeded", rows.succeeded());
        json.writeNumberProperty("unchanged", rows.unchanged());
        json.writeNumberProperty("invalid", rows.invalid());
        json.writeNumberProperty("refused", rows.refused());
        json.writeNumberProperty("remaining", rows.remaining());
        json.writeNumberProperty("resent", rows.resent());
    }

    private void calls(Summary.Calls calls) {
        json.writeNumberProperty("attempts", calls.attempts());
        json.writeNumberProperty("throttled", calls.throttled());
        json.writeNumberProperty("retried", calls.retried());
        json.writeNumberProperty("p50Millis", calls.p50Millis());
        json.writeNumberProperty("p99Millis", calls.p99Millis());
    }

    private void throttle(Summary.Throttle throttle) {
        json.writeNumberProperty("rate", throttle.rate());
        json.writeNumberProperty("burst", throttle.burst());
        json.writeNumberProperty("used", throttle.used());
    }

    private void error(Summary.ErrorSummary error) {
        json.writeStringProperty("code", error.code());
        json.writeNumberProperty("count", error.count());
        json.writeNumberProperty("firstLine", error.firstLine());
        json.writeStringProperty("message", error.message());
        json.writeStringProperty("hint", error.hint());
    }

    private void cleared(ClearedColumn cleared) {
        json.writeStringProperty("column", cleared.column());
        json.writeNumberProperty("cells", cleared.cells());
    }

    private void contacts(Summary.@Nullable Contacts contacts) {
        json.writeBooleanProperty("plan", contacts != null && contacts.plan());
        if (contacts == null) {
            json.writeNullProperty("changes");
        } else {
            objects("changes", contacts.changes(), this::change);
        }
        Summary.Planned planned = contacts == null ? null : contacts.planned();
        if (planned == null) {
            json.writeNullProperty("planned");
        } else {
            object("planned", () -> json.writeNumberProperty("unchecked", planned.unchecked()));
        }
        Summary.Undo undo = contacts == null ? null : contacts.undo();
        if (undo == null) {
            json.writeNullProperty("undo");
        } else {
            object("undo", () -> {
                json.writeNumberProperty("rows", undo.rows());
                json.writeNumberProperty("leftOut", undo.leftOut());
                objects("lasting", undo.lasting(), this::lasting);
            });
        }
    }

    private void change(ColumnCount count) {
        json.writeStringProperty("column", count.column());
        json.writeNumberProperty("firstSet", count.firstSet());
        json.writeNumberProperty("changed", count.changed());
        json.writeNumberProperty("cleared", count.cleared());
        json.writeNumberProperty("unchanged", count.unchanged());
        json.writeNumberProperty("notCompared", count.notCompared());
    }

    private void lasting(Summary.Lasting lasting) {
        json.writeStringProperty("kind", lasting.kind());
        json.writeNumberProperty("count", lasting.count());
        json.writeStringProperty("message", lasting.message());
    }

    private void timelinePoint(Timeline.Point point) {
        json.writeStringProperty("at", point.at().toString());
        json.writeNumberProperty("succeeded", point.succeeded());
        json.writeNumberProperty("failed", point.failed());
        json.writeNumberProperty("throttled", point.throttled());
    }

    private void object(String name, Runnable members) {
        json.writeObjectPropertyStart(name);
        members.run();
        json.writeEndObject();
    }

    private <T> void objects(String name, List<T> elements, Consumer<T> members) {
        json.writeArrayPropertyStart(name);
        for (T element : elements) {
            json.writeStartObject();
            members.accept(element);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void number(String name, @Nullable Long value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    private static final class OnSeveralLines extends ObjectWriteContext.Base {

        private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
