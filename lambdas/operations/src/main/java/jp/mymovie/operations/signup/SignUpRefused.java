package jp.mymovie.operations.signup;

/**
 * Refusal of a sign-up: Cognito shows the message on its pages behind "PreSignUp failed with error". Without a stack
 * trace, since a flood of sign-ups would otherwise be a flood of log lines.
 */
final class SignUpRefused extends IllegalStateException {
    private static final long serialVersionUID = 1;

    SignUpRefused(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
