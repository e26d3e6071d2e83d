package contactcorrections.repository;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The settings that a database's URL must have for a run to be safe on it, whoever wrote the URL. */
final class RepositoryUrl {

    /**
     * H2 would lose the commits of the last 500 ms when the process is killed, and would close the database under the
     * feet of a run that is told to stop.
     */
    private static final Map<String, String> H2_SETTINGS = Map.of("WRITE_DELAY", "0", "DB_CLOSE_ON_EXIT", "FALSE");

    private static final String SOCKET_TIMEOUT = "socketTimeout";

    private static final Map<String, String> POSTGRESQL_SETTINGS = postgresqlSettings();

    private RepositoryUrl() {}

    static String durable(String url) {
        if (isPostgresql(url)) {
            return with(POSTGRESQL_SETTINGS, url, url.contains("?") ? '&' : '?', '&');
        }
        return url.startsWith("jdbc:h2:") ? with(H2_SETTINGS, url, ';', ';') : url;
    }

    /** Waits for a statement as long as it takes: an index of a large table is made in one. */
    static String patient(String url) {
        return url.replaceFirst("([?&]" + SOCKET_TIMEOUT + "=)\\d+", "$10");
    }

    static boolean isPostgresql(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    static boolean isH2File(String url) {
        return url.matches("jdbc:h2:(file:|[~./]).*");
    }

    private static Map<String, String> postgresqlSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("reWriteBatchedInserts", "true");
        // A server that vanishes is noticed: seconds, and more than the longest statement takes.
        settings.put("connectTimeout", "5");
        settings.put(SOCKET_TIMEOUT, "120");
        settings.put("tcpKeepAlive", "true");
        return settings;
    }

    private static String with(Map<String, String> settings, String url, char first, char further) {
        StringBuilder changed = new StringBuilder(url);
        char separator = first;
        for (var setting : settings.entrySet()) {
            if (!isSet(url, setting.getKey())) {
                changed.append(separator).append(setting.getKey()).append('=').append(setting.getValue());
                separator = further;
            }
        }
        return changed.toString();
    }

    private static boolean isSet(String url, String name) {
        return url.toUpperCase(Locale.ROOT).matches(".*[;?&]" + name.toUpperCase(Locale.ROOT) + "=.*");
    }
}
