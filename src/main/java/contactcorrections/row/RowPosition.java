package contactcorrections.row;

/**
 * Where a row stands in the input, to the byte.
 *
 * @param row number of the row among the data rows, counted from 1 without gaps
 * @param line physical line number of the row's first line, counted from 1
 * @param lineCount physical lines that the row spans, at least 1
 * @param byteOffset offset of its first byte in the (decompressed) input
 * @param byteLength bytes that it takes, its line terminator included
 */
public record RowPosition(long row, long line, long lineCount, long byteOffset, long byteLength) {

    public RowPosition {
        if (row < 1 || line < 1 || lineCount < 1 || byteOffset < 0 || byteLength < 1) {
            throw new IllegalArgumentException("No such row: row %s, line %s + %s, byte %s + %s"
                    .formatted(row, line, lineCount, byteOffset, byteLength));
        }
    }

    /** Where reading continues after this row. */
    public ReadPosition next() {
        return new ReadPosition(row + 1, line + lineCount, byteOffset + byteLength);
    }
}
