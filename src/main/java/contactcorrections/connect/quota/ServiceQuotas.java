package contactcorrections.connect.quota;

import contactcorrections.aws.CredentialsException;
import contactcorrections.aws.Reason;
import contactcorrections.aws.StandardCredentials;
import contactcorrections.aws.StandardRegion;
import contactcorrections.aws.proxy.AwsHttp;
import contactcorrections.aws.proxy.ProxyFailure;
import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.throttle.ThrottleSettings.Rate;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.AccessDeniedException;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.PeriodUnit;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/** Asks Service Quotas how many calls of UpdateContact this account may make in this Region. */
public final class ServiceQuotas {

    private static final Logger log = LoggerFactory.getLogger(ServiceQuotas.class);

    private static final String SERVICE = "connect";
    private static final String UPDATE_CONTACT = "L-40C15531";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** As for STS: a run that is told no quota does not begin. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ServiceQuotas() {}

    /**
     * The quota that was granted, or AWS's default where none was.
     *
     * @throws ConnectUnavailableException if there is no answer, or none to go by
     */
    public static Rate ofUpdateContact() {
        String region =
                StandardRegion.find().orElseThrow(() -> new ConnectUnavailableException(StandardRegion.missing()));
        try (ServiceQuotasClient client = client(region)) {
            return rate(granted(client), region);
        } catch (CredentialsException e) {
            throw new ConnectUnavailableException(e.getMessage(), e);
        } catch (SdkException e) {
            log.debug("Service Quotas gives no answer", e);
            throw unknown(region, reason(e), remedy(e));
        }
    }

    private static ServiceQuotasClient client(String region) {
        return ServiceQuotasClient.builder()
                .region(Region.of(region))
                .credentialsProvider(new StandardCredentials())
                .httpClientBuilder(
                        AwsHttp.throughProxies(ApacheHttpClient.builder().connectionTimeout(CONNECT_TIMEOUT)))
                .overrideConfiguration(overrides -> overrides
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .apiCallTimeout(PATIENCE))
                .build();
    }

    private static ServiceQuota granted(ServiceQuotasClient client) {
        try {
            return client.getServiceQuota(ask -> ask.serviceCode(SERVICE).quotaCode(UPDATE_CONTACT))
                    .quota();
        } catch (NoSuchResourceException e) {
            return client.getAWSDefaultServiceQuota(
                            ask -> ask.serviceCode(SERVICE).quotaCode(UPDATE_CONTACT))
                    .quota();
        }
    }

    private static Rate rate(ServiceQuota quota, String region) {
        boolean perSecond = quota.period() == null
                || (quota.period().periodUnit() == PeriodUnit.SECOND
                        && quota.period().periodValue() == 1);
        if (!perSecond || quota.value() == null || !Rate.isOne(quota.value())) {
            throw unknown(
                    region,
                    "it answers %s%s, expected more than 0 and at most 10,000 calls per second"
                            .formatted(quota.value(), perSecond ? "" : " in another time than a second"),
                    "Give the quota");
        }
        return Rate.of(quota.value());
    }

    private static ConnectUnavailableException unknown(String region, String reason, String remedy) {
        return new ConnectUnavailableException(
                "--rate auto: Service Quotas does not tell the quota of UpdateContact in %s: %s. %s with --rate N."
                        .formatted(region, reason, remedy));
    }

    private static String reason(SdkException failure) {
        String proxy = ProxyFailure.refusal(failure);
        return proxy == null ? Reason.of(failure) : proxy.replaceFirst("\\.$", "");
    }

    private static String remedy(SdkException failure) {
        return failure instanceof AccessDeniedException
                ? "Allow servicequotas:GetServiceQuota and servicequotas:GetAWSDefaultServiceQuota, or give the quota"
                : "Run again when it does, or give the quota";
    }
}
