package contactcorrections.s3;

import java.util.regex.Pattern;

/**
 * A place in S3; the key is taken as it stands, never URL-decoded.
 *
 * @param bucket the bucket
 * @param key the key of an object, or what the keys of several begin with
 */
public record S3Address(String bucket, String key) {

    private static final String SCHEME = "s3://";

    /** Hadoop's schemes for S3 mean the same. */
    private static final Pattern WRITTEN = Pattern.compile("s3[an]?://", Pattern.CASE_INSENSITIVE);

    /** Whether a text is meant as an address in S3. */
    public static boolean isOne(String text) {
        return WRITTEN.matcher(text).lookingAt();
    }

    /**
     * Reads {@code s3://bucket/key}, its scheme in any case, {@code s3a} and {@code s3n} as well.
     *
     * @throws IllegalArgumentException if it names no bucket
     */
    public static S3Address of(String text) {
        String path = WRITTEN.matcher(text).replaceFirst("");
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("expected s3://BUCKET/KEY or s3://BUCKET/PREFIX/");
        }
        return new S3Address(bucket, slash < 0 ? "" : path.substring(slash + 1));
    }

    /** The prefix of what lies below it. */
    S3Address asPrefix() {
        return isPrefix() ? this : new S3Address(bucket, key + "/");
    }

    /** Whether it stands for all objects whose keys begin with its own. */
    public boolean isPrefix() {
        return key.isEmpty() || key.endsWith("/");
    }

    /** This prefix and what follows it. */
    public S3Address resolve(String name) {
        return new S3Address(bucket, asPrefix().key() + name);
    }

    /** The last part of the key. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
