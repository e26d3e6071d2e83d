package contactcorrections.job;

import contactcorrections.input.Input;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An input in memory, at whose checks something may happen. */
public final class TestInput implements Input {

    private final byte[] bytes;
    private final String fingerprint;
    private volatile Runnable onCheck = () -> {};

    private TestInput(byte[] bytes) {
        this.bytes = bytes;
        this.fingerprint = "sha256:" + Integer.toHexString(new String(bytes, StandardCharsets.ISO_8859_1).hashCode());
    }

    public static TestInput of(String text) {
        return of(text, StandardCharsets.UTF_8);
    }

    public static TestInput of(String text, Charset charset) {
        return new TestInput(text.getBytes(charset));
    }

    /** So many rows that are right, each of a contact of its own. */
    public static TestInput rows(int rows) {
        return rows(rows, row -> "contact-%s,name %s".formatted(row, row));
    }

    public static TestInput rows(int rows, IntFunction<String> row) {
        return of("ContactId,Name\n"
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(row)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
    }

    /** Something happens when the input is opened, and when it is checked for a change, as before each chunk's commit. */
    public TestInput onCheck(Runnable happens) {
        onCheck = happens;
        return this;
    }

    @Override
    public String location() {
        return "/in/in.csv";
    }

    @Override
    public String name() {
        return "in.csv";
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open(long byteOffset) {
        requireUnchanged();
        var in = new ByteArrayInputStream(bytes);
        in.skip(byteOffset);
        return in;
    }

    @Override
    public void requireUnchanged() {
        onCheck.run();
    }
}
