package contactcorrections.settings;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Guesses which name was meant. */
public final class Nearest {

    private Nearest() {}

    public static String to(String written, Collection<String> names) {
        DamerauLevenshteinDistance distance = new DamerauLevenshteinDistance();
        return names.stream()
                .min(Comparator.comparingInt(name -> distance.apply(written, name)))
                .orElseThrow();
    }
}
