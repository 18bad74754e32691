package jp.mymovie.operator;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/**
 * Examines what fails silently: mails that nobody confirmed, links that are missing, values that nobody recorded, quotas
 * of young accounts, names that the kill switch left cut, certificates, restore tests, an export of users that has no key. It only reads, and says the remedy.
 */
final class Doctor implements Command {
    private static final List<Check> CHECKS = List.of(
            new RecordedValues(),
            new RecoveryKey(),
            new Subscriptions(),
            new AccountLinks(),
            new Concurrency(),
            new SignInMail(),
            new CertificateDays(),
            new HostNames(),
            new RestoreTests(),
            new ProbeSignIn());

    private final PrintStream out;
    private final Sight sight;
    private final Clock clock;

    Doctor(PrintStream out, Sight sight, Clock clock) {
        this.out = out;
        this.sight = sight;
        this.clock = clock;
    }

    @Override
    public String usage() {
        return "doctor";
    }

    /** Gives 0 where there is nothing to do and all could be asked, else 1. */
    @Override
    public int run(List<String> arguments) throws InterruptedException {
        Arguments.parse(arguments, List.of(), List.of());
        EstateView estate = sight.estate();
        Looking looking = sight.looking();
        Exam exam = new Exam(estate, looking, looking.reachable(estate.homes()), clock.instant(), out);
        for (Check check : CHECKS) {
            check.run(exam);
        }
        looking.unknown().forEach((what, why) -> out.printf("not known  %s: %s%n", what, why));
        out.printf("%n%s%n", exam.findings() == 0 ? "nothing to do" : exam.findings() + " to do");
        return exam.findings() == 0 && looking.unknown().isEmpty() ? 0 : 1;
    }
}
