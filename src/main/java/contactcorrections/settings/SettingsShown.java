package contactcorrections.settings;

import contactcorrections.connect.ConnectSettings;
import contactcorrections.csv.CsvSettings;
import contactcorrections.launch.JobSettings;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.Wording;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.update.SendSettings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings as a report shows them, under their option names. */
public final class SettingsShown {

    private SettingsShown() {}

    public static Map<String, String> of(Settings settings) {
        var quota = settings.get(ThrottleSettings.class);
        var sending = settings.get(SendSettings.class);
        var calls = settings.get(ConnectSettings.class);
        var job = settings.get(JobSettings.class);
        var csv = settings.get(CsvSettings.class);
        var requests = settings.get(RequestSettings.class);
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("rate", quota.rate().toString());
        shown.put("burst", String.valueOf(quota.burst()));
        shown.put("share", quota.share().toString());
        shown.put(
                "read-rate",
                BigDecimal.valueOf(quota.readRate()).stripTrailingZeros().toPlainString());
        shown.put("read-burst", String.valueOf(quota.readBurst()));
        shown.put("limit", sending.limit() == null ? "none" : String.valueOf(sending.limit()));
        shown.put("skip-unchanged", String.valueOf(sending.skipUnchanged()));
        shown.put("undo", String.valueOf(sending.undo()));
        shown.put("max-in-flight", String.valueOf(calls.maxInFlight()));
        shown.put("patience", Wording.roundedUp(calls.patience()));
        shown.put("max-errors", job.maxErrors().toString());
        shown.put("until", job.until() == null ? "none" : job.until().toString());
        shown.put("max-duration", job.maxDuration() == null ? "none" : Wording.roundedUp(job.maxDuration()));
        shown.put("instance-id", requests.instanceId() == null ? "none" : requests.instanceId());
        shown.put("charset", csv.charset().name());
        shown.put(
                "delimiter",
                csv.delimiter() == null ? "from the header" : csv.delimiter().toString());
        shown.put("clear-token", requests.clearToken());
        shown.put("default-country", requests.defaultCountry() == null ? "none" : requests.defaultCountry());
        return shown;
    }
}
