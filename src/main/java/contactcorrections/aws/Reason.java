package contactcorrections.aws;

import contactcorrections.aws.proxy.ProxyFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a failure of the SDK says of itself, in one short line that holds no secret. */
public final class Reason {

    private static final int LONGEST = 300;

    /** Keys, tokens and ids of keys: long, and with a digit and a capital, or hexadecimal. */
    private static final Pattern SECRET = Pattern.compile(
            "(?=[A-Za-z0-9+/=_-]*[0-9])(?=[A-Za-z0-9+/=_-]*[A-Z])[A-Za-z0-9+/=_-]{16,}|\\b[0-9a-f]{32,}\\b");

    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i)([a-z_]*(?:password|passwd|secret|token|credential|key)[a-z_]*\"?\\s*[=:]\\s*)(\"[^\"]*\"|\\S+)");

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]*@");

    private Reason() {}

    /** The message of the innermost cause that has one. */
    public static String of(Throwable failure) {
        String found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = said(cause);
            found = text == null ? found : text;
            if (cause instanceof AwsServiceException || cause instanceof ProxyFailure.Refusal) {
                break;
            }
        }
        return found == null ? failure.getClass().getSimpleName() : line(found);
    }

    /** The text of an AWS error is left out: its code and status tell as much. */
    private static @Nullable String said(Throwable failure) {
        if (failure instanceof AwsServiceException answer) {
            String code = answer.awsErrorDetails() == null
                    ? null
                    : answer.awsErrorDetails().errorCode();
            String service = answer.awsErrorDetails() == null
                    ? null
                    : answer.awsErrorDetails().serviceName();
            return "%s answered %s, HTTP %s"
                    .formatted(service == null ? "AWS" : service, code == null ? "no code" : code, answer.statusCode());
        }
        String message = failure.getMessage();
        if (failure instanceof UnknownHostException) {
            return "the name %s is not known".formatted(message);
        }
        if (failure instanceof NoSuchFileException) {
            return "no file %s".formatted(message);
        }
        if (failure instanceof ConnectException) {
            return "no connection";
        }
        if (message == null || message.isBlank()) {
            return failure instanceof IOException ? failure.getClass().getSimpleName() : null;
        }
        return message;
    }

    /** The text in one line, without what looks like a secret, and cut where it becomes long. */
    static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        line = USER_INFO.matcher(line).replaceAll("");
        line = NAMED_SECRET.matcher(line).replaceAll("$1…");
        line = SECRET.matcher(line).replaceAll("…");
        line = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        return line.replaceFirst("\\.$", "");
    }
}
