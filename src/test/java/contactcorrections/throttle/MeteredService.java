package contactcorrections.throttle;

/** The exact token bucket of a service, full at first. */
final class MeteredService {

    private final double rate;
    private final double burst;
    private final VirtualTime time;
    private double tokens;
    private double refilledAt;

    MeteredService(double rate, double burst, VirtualTime time) {
        this.rate = rate;
        this.burst = burst;
        this.time = time;
        this.tokens = burst;
    }

    boolean admits() {
        tokens = Math.min(burst, tokens + (time.seconds() - refilledAt) * rate);
        refilledAt = time.seconds();
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
