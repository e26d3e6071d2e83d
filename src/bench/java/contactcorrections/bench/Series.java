package contactcorrections.bench;

import java.util.List;
import java.util.Locale;

/** What the rounds of a measurement came to. */
record Series(List<Double> values) {

    Series {
        values = List.copyOf(values);
    }

    static Series of(double only) {
        return new Series(List.of(only));
    }

    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** The median, and from where to where the values go. */
    @Override
    public String toString() {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return values.size() == 1
                ? shown(median())
                : "%s (%s to %s)".formatted(shown(median()), shown(least), shown(most));
    }

    static String shown(double value) {
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.01 ? "%.2f" : "%.4f", value);
    }
}
