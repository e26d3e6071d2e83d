package contactcorrections.workload;

/** Picks some of the valid rows of a file, spread evenly over it; used by one thread, which shows it each of them in turn. */
public final class Sample {

    private final long picked;
    private final long valid;
    private long seen;

    /**
     * @param picked how many are picked, at most {@code valid}
     * @param valid how many valid rows the file has
     */
    public Sample(long picked, long valid) {
        this.picked = picked;
        this.valid = valid;
    }

    /** Whether the next valid row is one of them. */
    public boolean picksNext() {
        long before = upTo(seen);
        seen++;
        return upTo(seen) > before;
    }

    /** How many are picked among the first so many rows. */
    private long upTo(long rows) {
        return (long) Math.ceil((double) rows * picked / valid - 1e-9);
    }
}
