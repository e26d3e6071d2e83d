package contactcorrections.changes;

import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.s3.S3Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/** Parts in S3, an object each. What is read back is kept in a temporary file of this machine. */
final class S3Parts extends ChangeParts {

    private static final String PERMISSION = "s3:PutObject";

    /** An object for each row would cost much, and take long to read. */
    private static final Duration LINGER = Duration.ofMillis(100);

    /** There may be a hundred thousand objects. */
    private static final int OBJECTS_AT_ONCE = 32;

    private final S3Address prefix;
    private final S3Access access;

    S3Parts(S3Address prefix, S3Access access) {
        this.prefix = prefix.resolve("");
        this.access = access;
    }

    @Override
    public void mark(long jobExecutionId) {
        // One bucket of a name is all there is.
    }

    @Override
    public void requireMark(long jobExecutionId) {
        // As above; what may be missing is the permission, which shows when it is used.
    }

    @Override
    List<PartName> read(KeptRows kept, Predicate<PartName> wanted) {
        List<PartName> names = names().stream().filter(wanted).toList();
        PartFile file = temporaryFile(kept);
        ExecutorService threads = Executors.newFixedThreadPool(OBJECTS_AT_ONCE);
        try {
            Queue<CompletableFuture<byte[]>> ahead = new ArrayDeque<>();
            int begun = 0;
            for (PartName name : names) {
                while (begun < names.size() && ahead.size() < OBJECTS_AT_ONCE) {
                    PartName each = names.get(begun++);
                    ahead.add(CompletableFuture.supplyAsync(() -> get(each), threads));
                }
                add(name, joined(ahead.remove()), file, kept);
            }
            return names;
        } finally {
            threads.shutdownNow();
        }
    }

    private static PartFile temporaryFile(KeptRows kept) {
        PartFile file = PartFile.temporary();
        kept.add(file);
        return file;
    }

    private List<PartName> names() {
        try {
            return access.list(prefix).stream()
                    .map(object ->
                            PartName.of(object.key().substring(prefix.key().length())))
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
        } catch (SdkException e) {
            throw ChangeLogException.cannotRead(prefix.toString(), S3Failure.explain(e, S3Failure.LIST), e);
        }
    }

    private byte[] get(PartName name) {
        S3Address object = prefix.resolve(name.toString());
        try {
            return access.client()
                    .getObjectAsBytes(get -> get.bucket(object.bucket()).key(object.key()))
                    .asByteArrayUnsafe();
        } catch (SdkException e) {
            throw ChangeLogException.cannotRead(object.toString(), S3Failure.explain(e, S3Failure.READ), e);
        }
    }

    private static <T> T joined(CompletableFuture<T> call) {
        try {
            return call.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ChangeLogException failure ? failure.again() : e;
        }
    }

    private void add(PartName name, byte[] bytes, PartFile file, KeptRows kept) {
        long from = append(bytes, file);
        PartReader.readWhole(
                file,
                from,
                prefix.resolve(name.toString()).toString(),
                (head, offset, length) -> kept.add(head.row(), head.contact(), file, offset, length));
    }

    private static long append(byte[] bytes, PartFile file) {
        try {
            long from = file.size();
            file.append(bytes);
            return from;
        } catch (IOException e) {
            throw ChangeLogException.cannotKeep(file.name(), e);
        }
    }

    /** To delete them takes a right of its own: a lifecycle rule of the bucket does it without. */
    @Override
    public boolean remove() {
        return false;
    }

    @Override
    Writer writer(PartName first, KeptRows kept) {
        return new S3Writer(first, temporaryFile(kept));
    }

    @Override
    Duration linger() {
        return LINGER;
    }

    private final class S3Writer implements Writer {

        private final PartFile file;
        /** Threads that call Connect may be interrupted late by the SDK's timer, and could not call S3 then. */
        private final ExecutorService thread = Executors.newSingleThreadExecutor(S3Parts::daemon);

        private PartName next;

        S3Writer(PartName first, PartFile file) {
            this.next = first;
            this.file = file;
        }

        /** A name is not used again after a failure: the object may be there all the same, or still come. */
        @Override
        public Place write(List<PartRecord> records) {
            byte[] bytes = PartRecord.join(records, 0);
            S3Address object = prefix.resolve(next.toString());
            next = next.next();
            long from = append(bytes, file);
            joined(CompletableFuture.runAsync(() -> put(bytes, object), thread));
            return new Place(file, from);
        }

        @Override
        public void close() {
            thread.shutdown();
        }
    }

    private static Thread daemon(Runnable run) {
        Thread thread = new Thread(run, "changes-to-s3");
        thread.setDaemon(true);
        return thread;
    }

    private void put(byte[] bytes, S3Address object) {
        try {
            access.client()
                    .putObject(
                            put -> put.bucket(object.bucket()).key(object.key()).contentType("text/csv"),
                            RequestBody.fromBytes(bytes));
        } catch (SdkException e) {
            throw ChangeLogException.cannotKeep(prefix.toString(), S3Failure.explain(e, PERMISSION), e);
        }
    }
}
