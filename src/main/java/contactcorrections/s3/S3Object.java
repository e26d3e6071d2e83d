package contactcorrections.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** An object in S3. {@link S3Failure} explains the {@link SdkException} that each call may throw. */
public record S3Object(S3Access access, S3Address address) {

    /**
     * The content of the object at one time.
     *
     * @param etag as S3 writes it, in quotes
     * @param id null where the bucket keeps no versions
     * @param size in bytes
     */
    public record Version(String etag, @Nullable String id, long size) {}

    /** The version that is there now. */
    public Version version() {
        try {
            HeadObjectResponse head =
                    client().headObject(get -> get.bucket(address.bucket()).key(address.key()));
            return new Version(head.eTag(), head.versionId(), head.contentLength());
        } catch (AwsServiceException e) {
            throw e.statusCode() == 404 ? e : withReason(e);
        }
    }

    /** A HEAD response has no body with a reason, but that of a GET of the first byte has. */
    private SdkException withReason(AwsServiceException head) {
        if (S3Failure.hasCode(head) || head.statusCode() >= 500) {
            return head;
        }
        try {
            client().getObjectAsBytes(get ->
                    get.bucket(address.bucket()).key(address.key()).range("bytes=0-0"));
            return head;
        } catch (AwsServiceException e) {
            // An empty object has no first byte.
            return e.statusCode() == 416 ? head : e;
        } catch (SdkException e) {
            return e;
        }
    }

    /**
     * Gets a part of a version, all of it within one attempt: a connection that breaks off costs another attempt.
     *
     * @return as many bytes as are asked for
     * @throws AwsServiceException with status 412 or 416 if the object is of another version by now
     */
    public byte[] read(Version version, long offset, int length) {
        byte[] block = client().getObjectAsBytes(get -> get.bucket(address.bucket())
                        .key(address.key())
                        .versionId(version.id())
                        .ifMatch(version.etag())
                        .range("bytes=" + offset + "-" + (offset + length - 1)))
                .asByteArrayUnsafe();
        if (block.length != length) {
            throw SdkException.create("%s bytes, expected %s".formatted(block.length, length), null);
        }
        return block;
    }

    /** Says what is missing after HEAD was answered 404, which does not tell. */
    public String whatIsMissing(AwsServiceException notFound) {
        try {
            client().headBucket(head -> head.bucket(address.bucket()));
        } catch (SdkException e) {
            return e instanceof AwsServiceException answer && answer.statusCode() == 404
                    ? "no such bucket; check the address"
                    : S3Failure.explain(notFound, S3Failure.READ);
        }
        return isPrefixWithoutItsSlash()
                ? "no such object, but there are objects under %s; name that".formatted(address.asPrefix())
                : "no such object; check the address";
    }

    private boolean isPrefixWithoutItsSlash() {
        S3Address prefix = address.asPrefix();
        try {
            return !client().listObjectsV2(list ->
                            list.bucket(prefix.bucket()).prefix(prefix.key()).maxKeys(1))
                    .contents()
                    .isEmpty();
        } catch (SdkException e) {
            return false;
        }
    }

    private S3Client client() {
        return access.client();
    }
}
