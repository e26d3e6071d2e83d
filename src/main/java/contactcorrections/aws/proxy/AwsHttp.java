package contactcorrections.aws.proxy;

import contactcorrections.run.UsageException;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** The one place that makes HTTP clients for AWS, so that the proxies in force hold for each of them. */
public final class AwsHttp {

    private AwsHttp() {}

    /**
     * Lets a client go through the proxies in force.
     *
     * @param settings everything else about the client
     * @throws UsageException if the setting of a proxy is wrong
     */
    public static SdkHttpClient.Builder<?> throughProxies(ApacheHttpClient.Builder settings) {
        return new ProxiedHttpClient.Builder(settings, Proxies.inForce());
    }

    /** The same for clients that the SDK opens by itself: to assume a role, or to sign in to IAM Identity Center. */
    public static void holdForClientsOfTheSdk() {
        System.setProperty(SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.property(), ProxiedHttpService.class.getName());
    }
}
