package contactcorrections.notify;

import contactcorrections.aws.CredentialsException;
import contactcorrections.aws.Reason;
import contactcorrections.aws.StandardCredentials;
import contactcorrections.aws.proxy.AwsHttp;
import contactcorrections.aws.proxy.ProxyFailure;
import contactcorrections.notify.Destination.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.KmsAccessDeniedException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Publishes to a topic of SNS. */
final class TopicChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(TopicChannel.class);

    /** SNS takes 256 KiB, what it calls attributes included. */
    private static final int MOST_BYTES = 255 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(8);

    private final Topic topic;

    TopicChannel(Topic topic) {
        this.topic = topic;
    }

    @Override
    public @Nullable Failure send(Notice notice) {
        try (SnsClient sns = SnsClient.builder()
                .region(Region.of(topic.region()))
                .credentialsProvider(new StandardCredentials())
                .httpClientBuilder(
                        AwsHttp.throughProxies(ApacheHttpClient.builder().connectionTimeout(CONNECT_TIMEOUT)))
                .overrideConfiguration(overrides -> overrides
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT))
                .build()) {
            sns.publish(request(notice));
            return null;
        } catch (CredentialsException e) {
            return new Failure(withoutStop(e.getMessage()), "");
        } catch (SdkException e) {
            log.debug("SNS has not taken the notice", e);
            String proxy = ProxyFailure.refusal(e);
            return new Failure(proxy == null ? Reason.of(e) : withoutStop(proxy), remedy(e));
        }
    }

    private static String withoutStop(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }

    private PublishRequest request(Notice notice) {
        PublishRequest.Builder request = PublishRequest.builder()
                .topicArn(topic.arn())
                .subject(notice.subject())
                .message(notice.bodyWithin(MOST_BYTES))
                .messageAttributes(Map.of(
                        "state",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(notice.state())
                                .build()));
        return topic.isFifo()
                ? request.messageGroupId("contact-corrections")
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .build()
                : request.build();
    }

    private static String remedy(SdkException failure) {
        if (failure instanceof AuthorizationErrorException) {
            return "Allow sns:Publish on the topic.";
        }
        if (failure instanceof KmsAccessDeniedException) {
            return "Allow kms:GenerateDataKey and kms:Decrypt on the topic's key.";
        }
        return failure instanceof NotFoundException
                ? "Check the topic's ARN (--notify)."
                : "Check the way to SNS, and the credentials.";
    }
}
