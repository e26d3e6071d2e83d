package contactcorrections.repository;

import org.jspecify.annotations.Nullable;

/** A column for text whose length nothing else bounds: a text that is too long is cut, so that it never costs its record. */
public enum TextColumn {
    COMMAND("correction_run", "command", 1_000_000),
    NEXT_COMMAND("correction_run", "next_command", 1_000_000),
    RUN_MESSAGE("correction_run", "message", 20_000),
    HOST("correction_run", "host", 300),
    REGION("correction_run", "region", 100),
    INSTANCE_IDS("correction_run", "instance_ids", 4_000),
    REPORT("correction_run", "report", 8_192),
    SETTING_NAME("correction_run_setting", "name", 20_000),
    SETTING("correction_run_setting", "setting", 1_000_000),
    ERROR_CODE("correction_error", "code", 100),
    ERROR_COLUMN("correction_error", "column_name", 10_000),
    ERROR_MESSAGE("correction_error", "message", 1_000),
    PREFLIGHT_CODE("correction_preflight_error", "code", 100),
    PREFLIGHT_MESSAGE("correction_preflight_error", "message", 1_000),
    CLEARED_COLUMN("correction_preflight_cleared", "column_name", 10_000),
    OUTCOME_CHANGES("correction_outcome", "changes", 1_000_000),
    COMPARED_COLUMN("correction_column", "column_name", 10_000),
    CHANGES_AT("correction_input", "changes_at", 8_192);

    private static final char ELLIPSIS = '…';

    private final String table;
    private final String column;
    private final int width;

    TextColumn(String table, String column, int width) {
        this.table = table;
        this.column = column;
        this.width = width;
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    /** Characters that it takes: UTF-16 units in H2, code points in PostgreSQL. */
    int width() {
        return width;
    }

    @Nullable
    public String fitIfPresent(@Nullable String text) {
        return text == null ? null : fit(text);
    }

    /** The text as the column takes it, its end replaced by an ellipsis where it is too long. */
    public String fit(String text) {
        // PostgreSQL takes no NUL.
        String storable = text.replace('\0', '\uFFFD');
        if (storable.length() <= width) {
            return storable;
        }
        int kept = width - 1;
        kept -= Character.isHighSurrogate(storable.charAt(kept - 1)) ? 1 : 0;
        return storable.substring(0, kept) + ELLIPSIS;
    }
}
