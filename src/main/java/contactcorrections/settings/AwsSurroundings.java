package contactcorrections.settings;

import contactcorrections.aws.StandardRegion;
import contactcorrections.aws.proxy.Proxies;
import contactcorrections.connect.AccountSettings;
import contactcorrections.console.CommandSettings;
import contactcorrections.launch.JobSettings;
import contactcorrections.notify.NotifySettings;
import contactcorrections.run.UsageException;
import contactcorrections.s3.S3Address;
import java.util.stream.Stream;

/** Checks what a command finds around it of AWS, before anything is started. */
public final class AwsSurroundings {

    private AwsSurroundings() {}

    /**
     * Checks the proxies where anybody is to be called at all, and that a run's instance is where calls go.
     *
     * @param connect whether Connect is to be called
     * @throws UsageException if something is wrong
     */
    public static void require(Settings settings, boolean connect) {
        if (connect || usesS3(settings) || settings.get(NotifySettings.class).destination() != null) {
            Proxies.inForce();
        }
        if (connect) {
            requireRegionOfInstance(settings.get(AccountSettings.class));
        }
    }

    private static boolean usesS3(Settings settings) {
        return Stream.concat(
                        settings.get(CommandSettings.class).input().stream(),
                        Stream.of(settings.get(JobSettings.class).reportTo()))
                .anyMatch(S3Address::isOne);
    }

    private static void requireRegionOfInstance(AccountSettings account) {
        account.regionOfInstance()
                .ifPresent(theirs -> StandardRegion.find()
                        .filter(ours -> !ours.equals(theirs))
                        .ifPresent(ours -> {
                            throw new UsageException(
                                    "--instance-id: the ARN is of an instance in %s, but the Region in force is %s; set AWS_REGION=%s, or give the ARN of an instance in %s"
                                            .formatted(theirs, ours, theirs, ours));
                        }));
    }
}
