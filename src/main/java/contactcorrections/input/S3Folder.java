package contactcorrections.input;

import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.s3.S3Failure;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** The objects of corrections under a prefix. */
public record S3Folder(S3Access access, S3Address prefix) {

    /**
     * Each {@code *.csv} and {@code *.csv.gz} in key order, but those that are hidden.
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
                    .map(object -> new S3Address(prefix.bucket(), object.key()))
                    .filter(object -> Input.isNamedAsCorrections(object.name()))
                    .<Input>map(object -> S3Input.of(access, object))
                    .toList();
            if (inputs.isEmpty()) {
                throw new InputException(
                        "%s: no *.csv and no *.csv.gz under this prefix (hidden ones, named .* or ~$*, do not count)"
                                .formatted(prefix));
            }
            return inputs;
        } catch (SdkException e) {
            throw new InputException("%s: %s".formatted(prefix, S3Failure.explain(e, "s3:ListBucket")), e);
        }
    }
}
