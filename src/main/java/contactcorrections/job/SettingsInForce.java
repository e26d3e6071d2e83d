package contactcorrections.job;

import java.util.Map;

/**
 * The settings of a run as its report shows them.
 *
 * @param values setting names to values, in the order they are shown
 */
public record SettingsInForce(Map<String, String> values) {}
