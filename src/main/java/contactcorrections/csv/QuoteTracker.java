package contactcorrections.csv;

/** Follows the quotes of one record through its lines, to find the line that the record ends in. */
final class QuoteTracker {

    static final char QUOTE = '"';

    enum Verdict {
        CONTINUES,
        COMPLETE,
        MISPLACED_QUOTE,
        UNCLOSED_QUOTE
    }

    private enum State {
        CELL_START,
        UNQUOTED,
        QUOTED,
        QUOTE_IN_QUOTED,
        CARRIAGE_RETURN_AFTER_QUOTE,
        BROKEN
    }

    private final char delimiter;
    private State state = State.CELL_START;
    private boolean quoteInUnquoted;
    private long cells;
    private long lines;
    private boolean openedInThisLine;
    private long openingLine;
    private long afterOpeningLine;
    private long end;

    QuoteTracker(char delimiter) {
        this.delimiter = delimiter;
    }

    void startRecord() {
        state = State.CELL_START;
        quoteInUnquoted = false;
        openedInThisLine = false;
        cells = 1;
        lines = 0;
    }

    /** Takes a line, or the next part of one, without its line feed. */
    void text(String text) {
        int quote = text.indexOf(QUOTE);
        int at = 0;
        while (at < text.length()) {
            // Searched again only once it is passed: a search in every cell would be quadratic.
            if (quote >= 0 && quote < at) {
                quote = text.indexOf(QUOTE, at);
            }
            switch (state) {
                case CELL_START -> {
                    if (quote == at) {
                        state = State.QUOTED;
                        openedInThisLine = true;
                        at++;
                    } else {
                        state = State.UNQUOTED;
                    }
                }
                case UNQUOTED -> {
                    int cellEnd = text.indexOf(delimiter, at);
                    quoteInUnquoted |= quote >= 0 && (cellEnd < 0 || quote < cellEnd);
                    if (cellEnd < 0) {
                        return;
                    }
                    startCell();
                    at = cellEnd + 1;
                }
                case QUOTED -> {
                    if (quote < 0) {
                        return;
                    }
                    state = State.QUOTE_IN_QUOTED;
                    at = quote + 1;
                }
                case QUOTE_IN_QUOTED -> afterQuote(text.charAt(at++));
                case CARRIAGE_RETURN_AFTER_QUOTE, BROKEN -> {
                    state = State.BROKEN;
                    return;
                }
            }
        }
    }

    private void afterQuote(char character) {
        if (character == QUOTE) {
            state = State.QUOTED;
        } else if (character == delimiter) {
            startCell();
        } else {
            state = character == '\r' ? State.CARRIAGE_RETURN_AFTER_QUOTE : State.BROKEN;
        }
    }

    private void startCell() {
        state = State.CELL_START;
        cells++;
    }

    /** Takes the end of a line, which is followed by one at the given offset. */
    Verdict endOfLine(long nextLine) {
        lines++;
        if (openedInThisLine) {
            openingLine = lines;
            afterOpeningLine = nextLine;
            openedInThisLine = false;
        }
        return switch (state) {
            case QUOTED -> Verdict.CONTINUES;
            case BROKEN -> openingLine == lines ? ended(nextLine, Verdict.MISPLACED_QUOTE) : unclosed();
            default -> ended(nextLine, Verdict.COMPLETE);
        };
    }

    /** Takes the end of the input, after what there was of a last line. */
    Verdict endOfInput(long offset) {
        if (state == State.CARRIAGE_RETURN_AFTER_QUOTE) {
            state = State.BROKEN;
        }
        Verdict verdict = endOfLine(offset);
        return verdict == Verdict.CONTINUES ? unclosed() : verdict;
    }

    private Verdict unclosed() {
        lines = openingLine;
        return ended(afterOpeningLine, Verdict.UNCLOSED_QUOTE);
    }

    private Verdict ended(long end, Verdict verdict) {
        this.end = end;
        return verdict;
    }

    /** Where the record ended, and the next one may begin. */
    long end() {
        return end;
    }

    /** Lines that the record has. */
    long lines() {
        return lines;
    }

    /** Cells that the record has. */
    long cells() {
        return cells;
    }

    /** Whether a quote stands in a cell that does not begin with one. */
    boolean quoteInUnquoted() {
        return quoteInUnquoted;
    }
}
