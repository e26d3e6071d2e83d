package contactcorrections.bench;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was measured.
 *
 * @param unit of the values
 * @param rival what the program is compared with, null if nothing is
 * @param theirs what that came to in the same rounds
 */
record Figure(
        String what,
        String unit,
        Series ours,
        @Nullable String rival,
        @Nullable Series theirs) {

    static Figure of(String what, String unit, double value) {
        return new Figure(what, unit, Series.of(value), null, null);
    }

    static Figure of(String what, String unit, Series values) {
        return new Figure(what, unit, values, null, null);
    }

    /** Ours as a part of theirs. */
    @Nullable
    Double ratio() {
        return theirs == null ? null : ours.median() / theirs.median();
    }
}
