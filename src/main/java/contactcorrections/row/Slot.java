package contactcorrections.row;

/**
 * A share of an input's rows: those of the contacts whose ids fall on its number. All rows of a contact are in one slot, so
 * that slots can be applied side by side and the order of each contact's rows holds.
 *
 * @param number from 0
 * @param of how many slots the input has, 1 to {@link #MOST}
 */
public record Slot(int number, int of) {

    /** More would each read the input for a few rows. */
    public static final int MOST = 256;

    /** All rows of an input. */
    public static final Slot WHOLE = new Slot(0, 1);

    /** Neighbouring ids are to fall on different numbers. */
    private static final int SPREAD = 0x9E3779B9;

    public Slot {
        if (of < 1 || of > MOST || number < 0 || number >= of) {
            throw new IllegalArgumentException("No slot %s of %s".formatted(number, of));
        }
    }

    /** Whether it is the only one. */
    public boolean isWhole() {
        return of == 1;
    }

    /** Whether rows of the contact are in it. */
    public boolean holds(String contactId) {
        return Integer.remainderUnsigned(Integer.reverse(contactId.hashCode() * SPREAD), of) == number;
    }

    /** Whether a row is in it that names no contact. */
    public boolean holds(long row) {
        return row % of == number;
    }
}
