package contactcorrections.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures for people and for machines. */
final class Table {

    private Table() {}

    /** A table as src/docs/speed.md has them. */
    static String of(List<Figure> figures) {
        StringBuilder table =
                new StringBuilder("\n| what | unit | program | compared with | ratio |\n|---|---|---|---|---|\n");
        for (Figure figure : figures) {
            Double ratio = figure.ratio();
            table.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            figure.what(),
                            figure.unit(),
                            figure.ours(),
                            figure.theirs() == null ? "" : figure.rival() + ": " + figure.theirs(),
                            ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio)));
        }
        return table.toString();
    }

    static List<Map<String, Object>> json(List<Figure> figures) {
        return figures.stream().map(Table::json).toList();
    }

    private static Map<String, Object> json(Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", figure.what());
        json.put("unit", figure.unit());
        json.put("median", figure.ours().median());
        json.put("values", figure.ours().values());
        if (figure.rival() != null && figure.theirs() != null) {
            json.put("rival", figure.rival());
            json.put("rivalMedian", figure.theirs().median());
            json.put("rivalValues", figure.theirs().values());
            json.put("ratio", figure.ratio());
        }
        return json;
    }
}
