package contactcorrections.command;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Guesses which name was meant. */
final class Nearest {

    private Nearest() {}

    static String to(String written, Collection<String> names) {
        DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance();
        return names.stream()
                .min(Comparator.comparingInt(name -> distance.apply(written, name)))
                .orElseThrow();
    }
}
