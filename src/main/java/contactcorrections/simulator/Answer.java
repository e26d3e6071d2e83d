package contactcorrections.simulator;

import tools.jackson.databind.JsonNode;

/** What becomes of a call. */
sealed interface Answer {

    Failure UNKNOWN_OPERATION = new Failure(404, "UnknownOperationException", "Unknown operation");
    Failure TOO_LARGE = new Failure(413, "RequestEntityTooLargeException", "Request entity too large");
    Failure THROTTLED = new Failure(429, "ThrottlingException", "Rate exceeded");
    Failure UNAVAILABLE = new Failure(503, "ServiceUnavailableException", "Service unavailable");
    Failure INTERNAL_ERROR = new Failure(500, "InternalServiceException", "Internal error");
    Failure NOT_FOUND = new Failure(404, "ResourceNotFoundException", "Contact not found");
    Failure CONFLICT = new Failure(409, "ConflictException", "The contact is being changed by another request");

    static Failure denied(Operation operation) {
        String message = "User is not authorized to perform: connect:%s on resource".formatted(operation.apiName());
        return new Failure(403, "AccessDeniedException", message);
    }

    static Failure invalidRequest(String message) {
        return new Failure(400, "InvalidRequestException", message);
    }

    static Failure invalidParameter(String message) {
        return new Failure(400, "InvalidParameterException", message);
    }

    /** The HTTP status, 0 where the service never decided on one. */
    int status();

    /** The contact was updated. */
    record Updated() implements Answer {
        @Override
        public int status() {
            return 200;
        }
    }

    /** The contact was read. */
    record Found(JsonNode body) implements Answer {
        @Override
        public int status() {
            return 200;
        }
    }

    /** An error of the service. */
    record Failure(int status, String code, String message) implements Answer {}

    /** The connection is closed before the service did anything. */
    record Dropped() implements Answer {
        @Override
        public int status() {
            return 0;
        }
    }

    /** The service did its work, but the connection is closed before the answer is through. */
    record Lost(Answer answer) implements Answer {
        @Override
        public int status() {
            return answer.status();
        }
    }
}
