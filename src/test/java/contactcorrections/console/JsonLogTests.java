package contactcorrections.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLogTests {

    private static final String START = "{\"@timestamp\":\"2026-11-22T02:00:00.123Z\",\"@version\":\"1\",\"message\":";
    private static final String END = ",\"logger_name\":\"contactcorrections\",\"level\":\"INFO\"";

    private final StringWriter written = new StringWriter();
    private final JsonLog log = new JsonLog(
            new PrintWriter(written, true), InstantSource.fixed(Instant.parse("2026-11-22T02:00:00.123456Z")));

    @Test
    void eachLineIsAnObject() {
        var out = new PrintWriter(log, true);
        out.printf("  3 \"rows\"%n");
        log.with(() -> Map.of("run", 7L));
        out.println();
        out.print("half a ");
        out.println("line");

        assertThat(written.toString().lines())
                .containsExactly(
                        START + "\"3 \\\"rows\\\"\"" + END + "}", START + "\"half a line\"" + END + ",\"run\":7}");
    }
}
