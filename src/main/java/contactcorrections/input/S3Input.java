package contactcorrections.input;

import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.s3.S3Blocks;
import contactcorrections.s3.S3Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** An S3 object of corrections, decompressed when its key ends in {@code .gz}. */
public final class S3Input implements Input {

    private static final long LOOK_NANOS = 5_000_000_000L;
    private static final String READ = "s3:GetObject, s3:GetObjectVersion and s3:ListBucket";

    private final S3Access access;
    private final S3Address address;
    private @Nullable Version version;
    private long lookedAt;

    private S3Input(S3Access access, S3Address address) {
        this.access = access;
        this.address = address;
    }

    /** The object at an address; S3 is asked for it when something of it is needed. */
    public static S3Input of(S3Access access, S3Address address) {
        return new S3Input(access, address);
    }

    /**
     * What the run reads and nothing else.
     *
     * @param etag as S3 writes it, in quotes
     * @param id null where the bucket keeps no versions
     */
    record Version(String etag, @Nullable String id, long size) {

        static Version of(HeadObjectResponse head) {
            return new Version(head.eTag(), head.versionId(), head.contentLength());
        }
    }

    @Override
    public String location() {
        return address.toString();
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public String fingerprint() {
        Version read = version();
        String etag = "etag:" + read.etag().replace("\"", "");
        return read.id() == null ? etag : etag + ";version:" + read.id();
    }

    @Override
    public long size() {
        return version().size();
    }

    @Override
    public InputStream open(long byteOffset) throws IOException {
        boolean compressed = name().toLowerCase(Locale.ROOT).endsWith(".gz");
        Version read = version();
        InputStream stored =
                new S3Blocks((offset, length) -> read(read, offset, length), read.size(), compressed ? 0 : byteOffset);
        if (!compressed) {
            return stored;
        }
        try {
            return GzipContent.open(location(), stored, byteOffset);
        } catch (IOException e) {
            throw InputException.cannotRead(location(), e);
        }
    }

    /** Asks S3 every few seconds at most: small objects are read once, so no If-Match would tell. */
    @Override
    public synchronized void requireUnchanged() {
        Version read = version();
        if (System.nanoTime() - lookedAt > LOOK_NANOS && !read.equals(look())) {
            throw changed();
        }
    }

    /** Within the attempt that gets it, so that a connection which breaks off is one more attempt. */
    private byte[] read(Version wanted, long offset, int length) {
        byte[] block;
        try {
            block = client().getObjectAsBytes(get -> get.bucket(address.bucket())
                            .key(address.key())
                            .versionId(wanted.id())
                            .ifMatch(wanted.etag())
                            .range("bytes=" + offset + "-" + (offset + length - 1)))
                    .asByteArrayUnsafe();
        } catch (AwsServiceException e) {
            throw e.statusCode() == 412 || e.statusCode() == 416 ? changed() : failed(e);
        } catch (SdkException e) {
            throw failed(e);
        }
        if (block.length != length) {
            throw failed(SdkException.create("%s bytes, expected %s".formatted(block.length, length), null));
        }
        return block;
    }

    private synchronized Version version() {
        if (version == null) {
            version = look();
        }
        return version;
    }

    private Version look() {
        try {
            Version now = Version.of(
                    client().headObject(head -> head.bucket(address.bucket()).key(address.key())));
            lookedAt = System.nanoTime();
            return now;
        } catch (AwsServiceException e) {
            if (e.statusCode() == 404 && version != null) {
                throw new InputException(
                        "%s: gone since this run began to read it; put it back and run again".formatted(address), e);
            }
            throw e.statusCode() == 404 ? missing(e) : failed(asked(e));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    /** The answer to HEAD has no body that would say why: the first byte is asked for, to be told. */
    private SdkException asked(AwsServiceException head) {
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

    /** The answer to HEAD has no body that would say what is missing. */
    private InputException missing(AwsServiceException failure) {
        try {
            client().headBucket(head -> head.bucket(address.bucket()));
        } catch (SdkException e) {
            return e instanceof AwsServiceException answer && answer.statusCode() == 404
                    ? new InputException("%s: no such bucket; check the address".formatted(address), e)
                    : failed(failure);
        }
        return new InputException(
                isNamedWithoutItsSlash()
                        ? "%s: no such object, but there are objects under %s; name that"
                                .formatted(address, address.asPrefix())
                        : "%s: no such object; check the address".formatted(address),
                failure);
    }

    private boolean isNamedWithoutItsSlash() {
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

    private InputException changed() {
        return new InputException(
                "%s: changed since this run began to read it; run again to take it as a new input".formatted(address));
    }

    private InputException failed(SdkException failure) {
        return new InputException("%s: %s".formatted(address, S3Failure.explain(failure, READ)), failure);
    }

    private S3Client client() {
        return access.client();
    }
}
