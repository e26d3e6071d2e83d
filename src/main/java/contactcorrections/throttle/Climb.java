package contactcorrections.throttle;

/**
 * How the rate rises after a cut: fast at first, then gently around the knee, since what is left of the quota probably
 * ends there, then ever faster up to the full rate.
 *
 * @param from tokens per second right after the cut
 * @param knee tokens per second at which the climb lingers
 * @param full tokens per second at which it ends
 */
record Climb(double from, double knee, double full) {

    // The fewer calls a second, the more one throttled answer weighs: of a quota of 10/s with half of it taken, a climb
    // of 20 s has 3.6 % of our calls throttled, one of 25 s 3.1 %. With 200/s 15 s are enough for 0.7 %, and use 92 %
    // of a left-over that swings every 5 s, where 25 s use 87 %. After 30 s the full rate has to be back.
    private static final double SECONDS = 15;
    private static final double CALLS = 100;
    private static final double AT_MOST_SECONDS = 25;
    private static final double PART_BELOW_KNEE = 0.2;

    static Climb atFull(double full) {
        return new Climb(full, full, full);
    }

    double rateAfter(double seconds) {
        double fullAt = Math.min(SECONDS + CALLS / full, AT_MOST_SECONDS);
        double kneeAt = fullAt * PART_BELOW_KNEE;
        if (seconds < kneeAt) {
            double toGo = 1 - seconds / kneeAt;
            return knee - (knee - from) * toGo * toGo;
        }
        double beyond = Math.min(1, (seconds - kneeAt) / (fullAt - kneeAt));
        return knee + (full - knee) * beyond * beyond;
    }
}
