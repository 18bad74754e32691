package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Sender of the mails of sign-in: Cognito itself sends 50 a day. */
final class SignInMail implements Check {
    @Override
    public void run(Exam exam) throws InterruptedException {
        for (Looking.Seen pools : exam.looking().ask(exam.workloads(), Look.POOLS, "--max-results", "60")) {
            for (JsonNode pool : pools.answer().path("UserPools")) {
                for (Looking.Seen seen : exam.looking()
                        .ask(
                                List.of(pools.place()),
                                Look.POOL,
                                "--user-pool-id",
                                pool.path("Id").asText())) {
                    String sender = seen.answer()
                            .at("/UserPool/EmailConfiguration/EmailSendingAccount")
                            .asText("COGNITO_DEFAULT");
                    if (EstateView.isProduction(seen.place()) && sender.equals("COGNITO_DEFAULT")) {
                        exam.finding(
                                "%s: sign-in sends with Cognito's own 50 mails a day".formatted(seen.place()),
                                "docs/runbooks/sign-in.md says when SES is worth it");
                    } else {
                        exam.fine("%s: mails of sign-in are sent by %s".formatted(seen.place(), sender));
                    }
                }
            }
        }
    }
}
