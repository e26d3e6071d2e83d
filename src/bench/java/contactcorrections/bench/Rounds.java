package contactcorrections.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures several things in turns, so that what else the machine does falls on all of them. */
final class Rounds {

    private final int count;
    private final Map<String, Measurement> measurements = new LinkedHashMap<>();

    Rounds(int count) {
        this.count = count;
    }

    interface Measurement {
        double measure() throws Exception;
    }

    Rounds add(String name, Measurement measurement) {
        measurements.put(name, measurement);
        return this;
    }

    /** The values of each by name. */
    Map<String, Series> run() throws Exception {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (int round = 0; round < count; round++) {
            for (var each : measurements.entrySet()) {
                double value = each.getValue().measure();
                values.computeIfAbsent(each.getKey(), name -> new ArrayList<>()).add(value);
                System.out.printf("  round %d, %s: %s%n", round + 1, each.getKey(), Series.shown(value));
            }
        }
        Map<String, Series> series = new LinkedHashMap<>();
        values.forEach((name, list) -> series.put(name, new Series(list)));
        return series;
    }
}
