package contactcorrections.outcome;

import java.util.Locale;
import java.util.Map;

/** Makes sure that a commit is on disk when it returns, whoever wrote the database's URL. */
final class RepositoryUrl {

    /**
     * H2 would lose the commits of the last 500 ms when the process is killed, and would close the database under the
     * feet of a run that is told to stop.
     */
    private static final Map<String, String> H2_SETTINGS = Map.of("WRITE_DELAY", "0", "DB_CLOSE_ON_EXIT", "FALSE");

    private RepositoryUrl() {}

    static String durable(String url) {
        if (!url.startsWith("jdbc:h2:")) {
            return url;
        }
        StringBuilder durable = new StringBuilder(url);
        H2_SETTINGS.forEach((name, value) -> {
            if (!url.toUpperCase(Locale.ROOT).contains(";" + name + "=")) {
                durable.append(';').append(name).append('=').append(value);
            }
        });
        return durable.toString();
    }
}
