package contactcorrections.input;

import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.s3.S3Blocks;
import contactcorrections.s3.S3Failure;
import contactcorrections.s3.S3Object;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** An S3 object of corrections, decompressed when its key ends in {@code .gz}. */
public final class S3Input implements Input {

    private static final long LOOK_NANOS = 5_000_000_000L;

    private final S3Object object;
    private S3Object.@Nullable Version version;
    private long lookedAt;

    private S3Input(S3Object object) {
        this.object = object;
    }

    /** The object at an address; S3 is called when something of it is needed. */
    public static S3Input of(S3Access access, S3Address address) {
        return new S3Input(new S3Object(access, address));
    }

    @Override
    public String location() {
        return object.address().toString();
    }

    @Override
    public String name() {
        return object.address().name();
    }

    @Override
    public String fingerprint() {
        S3Object.Version read = version();
        String etag = "etag:" + read.etag().replace("\"", "");
        return read.id() == null ? etag : etag + ";version:" + read.id();
    }

    @Override
    public long size() {
        return version().size();
    }

    @Override
    public InputStream open(long byteOffset) {
        return GzipContent.isNamed(name()) ? GzipContent.open(location(), stored(0), byteOffset) : stored(byteOffset);
    }

    private InputStream stored(long byteOffset) {
        S3Object.Version read = version();
        return new S3Blocks((offset, length) -> block(read, offset, length), read.size(), byteOffset);
    }

    private byte[] block(S3Object.Version wanted, long offset, int length) {
        try {
            return object.read(wanted, offset, length);
        } catch (AwsServiceException e) {
            throw e.statusCode() == 412 || e.statusCode() == 416 ? changed() : failed(e);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    /** Asks S3 every few seconds at most: small objects are read once, so no If-Match would tell. */
    @Override
    public synchronized void requireUnchanged() {
        S3Object.Version read = version();
        if (System.nanoTime() - lookedAt > LOOK_NANOS && !read.equals(look())) {
            throw changed();
        }
    }

    private synchronized S3Object.Version version() {
        if (version == null) {
            version = look();
        }
        return version;
    }

    private S3Object.Version look() {
        try {
            S3Object.Version now = object.version();
            lookedAt = System.nanoTime();
            return now;
        } catch (AwsServiceException e) {
            if (e.statusCode() != 404) {
                throw failed(e);
            }
            throw failed(
                    version == null
                            ? object.whatIsMissing(e)
                            : "gone since this run began to read it; put it back and run again",
                    e);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private InputException changed() {
        return new InputException("%s: changed since this run began to read it; run again to take it as a new input"
                .formatted(location()));
    }

    private InputException failed(SdkException failure) {
        return failed(S3Failure.explain(failure, S3Failure.READ), failure);
    }

    private InputException failed(String why, SdkException failure) {
        return new InputException("%s: %s".formatted(location(), why), failure);
    }
}
