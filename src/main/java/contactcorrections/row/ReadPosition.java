package contactcorrections.row;

/**
 * Where reading continues: at a row that is not read yet.
 *
 * @param row number of that row among the data rows, counted from 1
 * @param line physical line number in the input, counted from 1
 * @param byteOffset offset in the (decompressed) input, counted from 0
 */
public record ReadPosition(long row, long line, long byteOffset) {

    public ReadPosition {
        if (row < 1 || line < 1 || byteOffset < 0) {
            throw new IllegalArgumentException(
                    "No such position: row %s, line %s, byte %s".formatted(row, line, byteOffset));
        }
    }
}
