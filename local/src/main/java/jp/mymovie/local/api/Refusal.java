package jp.mymovie.local.api;

/** API Gateway's own answers, with its names, status codes and words. */
enum Refusal {
    MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token"),
    INVALID_API_KEY(403, "Forbidden"),
    UNAUTHORIZED(401, "Unauthorized"),
    THROTTLED(429, "Too Many Requests"),
    REQUEST_TOO_LARGE(413, "Request Too Long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type"),
    BAD_REQUEST_BODY(400, "Invalid request body"),
    BAD_REQUEST_PARAMETERS(400, "Bad Request"),
    API_CONFIGURATION_ERROR(500, "Internal server error"),
    INTEGRATION_FAILURE(502, "Internal server error"),
    INTEGRATION_TIMEOUT(504, "Endpoint request timed out");

    final int status;
    final String message;

    Refusal(int status, String message) {
        this.status = status;
        this.message = message;
    }

    String fallback() {
        return status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
    }
}
