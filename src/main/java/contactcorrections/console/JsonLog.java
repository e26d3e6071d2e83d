package contactcorrections.console;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Makes a JSON object of each line, in the members that Spring Boot's own logstash format has. */
final class JsonLog extends Writer {

    private final PrintWriter out;
    private final InstantSource clock;
    private final StringBuilder line = new StringBuilder();
    private volatile Supplier<Map<String, Object>> fields = Map::of;

    JsonLog(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /** From now on, lines have these members too. */
    void with(Supplier<Map<String, Object>> added) {
        fields = added;
    }

    @Override
    public void write(char[] text, int from, int length) {
        synchronized (lock) {
            for (int i = from; i < from + length; i++) {
                if (text[i] == '\n') {
                    end();
                } else if (text[i] != '\r') {
                    line.append(text[i]);
                }
            }
        }
    }

    private void end() {
        String message = line.toString();
        line.setLength(0);
        if (message.isBlank()) {
            return;
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("@timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("@version", "1");
        event.put("message", message.strip());
        event.put("logger_name", "contactcorrections");
        event.put("level", "INFO");
        event.putAll(fields.get());
        out.println(JsonMapper.shared().writeValueAsString(event));
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
