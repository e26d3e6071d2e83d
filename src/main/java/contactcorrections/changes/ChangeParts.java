package contactcorrections.changes;

import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Where the parts of a log are kept: in a folder of this machine, for its owner alone, or in S3. */
public abstract sealed class ChangeParts permits LocalParts, S3Parts {

    /** Parts at a place.
     * @param location a folder of the log's own, or {@code s3://bucket/prefix/}; it is made when the first row is kept */
    public static ChangeParts at(String location, S3Access s3) {
        return S3Address.isOne(location) ? new S3Parts(S3Address.of(location), s3) : new LocalParts(Path.of(location));
    }

    /** Adds records to parts. For one thread at a time. */
    interface Writer extends AutoCloseable {

        /**
         * Returns once the records are durable.
         *
         * @return where they are to be read back from
         * @throws ChangeLogException if they may not be durable; those of later calls do not suffer from it
         */
        Place write(List<PartRecord> records);

        @Override
        default void close() {}
    }

    /** Where the first of some records is that stand one after another. */
    record Place(PartFile file, long offset) {}

    /**
     * Reads what is there.
     *
     * @param wanted which parts
     * @return the parts
     */
    abstract List<PartName> read(KeptRows kept, Predicate<PartName> wanted);

    /**
     * Removes them, and their folder unless something else is in it.
     *
     * @return whether they are gone; false where that is left to others
     * @throws ChangeLogException if some cannot be removed
     */
    public abstract boolean remove();

    /** @param first name of the part to begin with */
    abstract Writer writer(PartName first, KeptRows kept);

    /** Marks the place for other processes of a run. */
    public abstract void mark(long jobExecutionId);

    /**
     * Sees to it that this process sees the place that another process of the run marked.
     *
     * @throws ChangeLogException if it does not
     */
    public abstract void requireMark(long jobExecutionId);

    /** How long a part waits for rows of other threads before it is written. */
    abstract Duration linger();
}
