package contactcorrections.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Takes a block into memory within the attempt that gets it, so that a connection which breaks off is one more attempt. */
record WholeBlock(int length) implements ResponseTransformer<GetObjectResponse, byte[]> {

    @Override
    public byte[] transform(GetObjectResponse response, AbortableInputStream body) {
        try {
            byte[] block = filled(body);
            if (body.read() >= 0) {
                throw new IOException("More than was asked for");
            }
            return block;
        } catch (IOException e) {
            body.abort();
            throw RetryableException.builder()
                    .message("The block broke off")
                    .cause(e)
                    .build();
        } catch (UncheckedIOException e) {
            throw RetryableException.builder()
                    .message("The block broke off")
                    .cause(e)
                    .build();
        }
    }

    private byte[] filled(InputStream body) throws IOException {
        byte[] block = new byte[length];
        if (body.readNBytes(block, 0, length) < length) {
            throw new EOFException("Less than was asked for");
        }
        return block;
    }
}
