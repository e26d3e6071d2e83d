package contactcorrections.throttle;

/** No token can be had, as the database that keeps the shared bucket does not answer. */
public final class BucketLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BucketLostException(Throwable cause) {
        super("The shared bucket does not answer", cause);
    }
}
