package contactcorrections.source;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of corrections under a prefix. */
public record S3Folder(S3Access access, S3Address prefix) {

    /**
     * Each {@code *.csv} and {@code *.csv.gz} in key order.
     *
     * @throws InputException if there is none, or the prefix cannot be listed
     */
    public List<Input> inputs() {
        try {
            List<Input> inputs = access
                    .client()
                    .listObjectsV2Paginator(list -> list.bucket(prefix.bucket()).prefix(prefix.key()))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .filter(S3Folder::isCorrections)
                    .<Input>map(key -> S3Input.of(access, new S3Address(prefix.bucket(), key)))
                    .toList();
            if (inputs.isEmpty()) {
                throw new InputException("%s: no *.csv and no *.csv.gz under this prefix".formatted(prefix));
            }
            return inputs;
        } catch (SdkException e) {
            throw new InputException("%s: %s".formatted(prefix, S3Failure.explain(e, "s3:ListBucket")), e);
        }
    }

    private static boolean isCorrections(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }
}
