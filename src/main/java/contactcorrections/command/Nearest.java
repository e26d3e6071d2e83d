package contactcorrections.command;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which name was meant. */
final class Nearest {

    private Nearest() {}

    static String to(String written, Collection<String> names) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return names.stream()
                .min(Comparator.comparingInt(name -> distance.apply(written, name)))
                .orElseThrow();
    }
}
