package contactcorrections.standin;

/** How calls are answered; a {@link Reply} is the script that always gives it. */
@FunctionalInterface
public interface Script {

    /** Decides about a call that has arrived; the answer takes as long as this does. */
    Reply answer(Call call) throws InterruptedException;

    /** Something happens while the call is open. */
    static Script meanwhile(Runnable happens, Script then) {
        return call -> {
            happens.run();
            return then.answer(call);
        };
    }
}
