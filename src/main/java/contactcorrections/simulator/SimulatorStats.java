package contactcorrections.simulator;

import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What became of all calls so far, of whatever operation.
 *
 * @param answered number of answers by HTTP status
 * @param dropped number of calls that got no answer
 */
public record SimulatorStats(SortedMap<Integer, Long> answered, long dropped) {

    public long calls() {
        return dropped + answered.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One line for people, such as {@code 12 calls: 10 x 200, 1 x 429, 1 dropped}. */
    public String line() {
        String answers = answered.entrySet().stream()
                .map(entry -> entry.getValue() + " x " + entry.getKey() + ", ")
                .collect(Collectors.joining());
        return "%s calls: %s%s dropped".formatted(calls(), answers, dropped);
    }
}
