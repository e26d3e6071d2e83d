package contactcorrections.connect.attempt;

import contactcorrections.run.Run;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** A call was given up before anything of it was sent: the process lost its lease, perhaps frozen after it had looked. */
public final class LeaseExpiredException extends Exception {

    private static final long serialVersionUID = 1L;

    private LeaseExpiredException() {
        super("The lease has run out", null, false, false);
    }

    /** The SDK makes exceptions of its own of what it is thrown, and keeps the cause. */
    static void rethrow(SdkException failure) throws LeaseExpiredException {
        if (failure.getCause() instanceof LeaseExpiredException expired) {
            throw expired;
        }
    }

    /** Looks once more when the call is signed and about to be sent. */
    public record Check(Run.Lease lease) implements ExecutionInterceptor {

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            if (!lease.isValid()) {
                throw SdkClientException.create("Not sent", new LeaseExpiredException());
            }
        }
    }
}
