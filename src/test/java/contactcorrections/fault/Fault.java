package contactcorrections.fault;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What may happen to a run. */
enum Fault {
    KILL,
    TERM,
    INT,
    FREEZE,
    TIME_IS_UP,
    CLOCK_BACK,
    CLOCK_FORWARD,
    OUTAGE,
    ERRORS,
    THROTTLED,
    EXPIRED,
    PROXY,
    PAGE,
    BROKEN_BODY,
    HALF_CLOSED,
    TOO_SHORT,
    LOST,
    SILENCE,
    DATABASE_KILLED,
    DATABASE_STOPPED,
    CONNECTIONS_CUT;

    private static final Set<Fault> OF_DATABASE = EnumSet.of(DATABASE_KILLED, DATABASE_STOPPED, CONNECTIONS_CUT);
    private static final Set<Fault> OF_CLOCK = EnumSet.of(CLOCK_BACK, CLOCK_FORWARD);

    /** Those that can happen on any repository on this machine, in the time that this suite has. */
    static List<Fault> common() {
        return Arrays.stream(values())
                .filter(fault -> !OF_DATABASE.contains(fault))
                .filter(fault -> Clock.canBeSet() || !OF_CLOCK.contains(fault))
                .filter(fault -> Suite.isLong() || fault != SILENCE)
                .toList();
    }

    /** Those that can happen to a database alone. */
    static List<Fault> ofDatabase() {
        return List.copyOf(OF_DATABASE);
    }

    /** What Connect, or what stands in front of it, answers while it lasts. */
    ScriptedAnswer answer() {
        return switch (this) {
            case OUTAGE -> ScriptedAnswer.failed(503, "ServiceUnavailableException");
            case ERRORS -> ScriptedAnswer.failed(500, "InternalServiceException");
            case THROTTLED -> ScriptedAnswer.throttled();
            case EXPIRED -> ScriptedAnswer.failed(403, "ExpiredTokenException");
            case PROXY -> ScriptedAnswer.page(502);
            case PAGE -> ScriptedAnswer.page(200);
            case BROKEN_BODY -> ScriptedAnswer.body(400, "application/json", "{\"Message\": \"brok");
            case HALF_CLOSED -> ScriptedAnswer.halfClosed();
            case TOO_SHORT -> ScriptedAnswer.tooShort();
            case LOST -> ScriptedAnswer.lost();
            case SILENCE -> ScriptedAnswer.silence();
            default -> ScriptedAnswer.accepted();
        };
    }

    /** Whether a run may outlive it. */
    boolean mayBeGotOver() {
        return !EnumSet.of(KILL, TERM, INT, TIME_IS_UP).contains(this);
    }

    /** Exit codes that a run which meets it may end with, beside those of one that ends before or behind it. */
    Set<Integer> exitCodes() {
        return switch (this) {
            case KILL -> Set.of(137);
            case TERM -> Set.of(143);
            case INT -> Set.of(130);
            case TIME_IS_UP -> Set.of(4);
            case FREEZE, CLOCK_BACK, CLOCK_FORWARD, TOO_SHORT -> Set.of();
            default -> Set.of(3);
        };
    }
}
