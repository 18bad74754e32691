package jp.mymovie.local.deployment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.function.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time of one deployment: visitors come, minutes end and alarms are evaluated, the canary's time is over. CodeDeploy
 * watches the alarms from the begin of a deployment to its end.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-create-alarms.html">Alarms of CodeDeploy</a>
 */
final class Shift {
    /** Outcome of a deployment. */
    enum End {
        /** Stopped by the hook: no visitor met the new version. */
        STOPPED,
        /** Stopped by an alarm: the alias leads to the version before again. */
        ROLLED_BACK,
        SUCCEEDED
    }

    private final Plan plan;
    private final LambdaFunction before;
    private final LambdaFunction after;
    private final String versionBefore;
    private final Visitors visitors;
    private final Metrics metrics;
    private final Random random = new Random(1);
    private Instant now = Instant.parse("2026-11-28T00:00:00Z");
    private Instant nextVisit;
    private @Nullable Instant begun;
    private @Nullable End end;
    private String reason = "";
    private int visits;
    private int met;
    private int spoiled;

    Shift(
            Plan plan,
            LambdaFunction before,
            String versionBefore,
            LambdaFunction after,
            Visitors visitors,
            Metrics metrics) {
        this.plan = plan;
        this.before = before;
        this.versionBefore = versionBefore;
        this.after = after;
        this.visitors = visitors;
        this.metrics = metrics;
        this.nextVisit = now.plus(visitors.pause());
    }

    synchronized Instant now() {
        return now;
    }

    /** Lets traffic shift, or ends the deployment: the hook's verdict. */
    synchronized void verdict(boolean succeeded) {
        if (end != null || begun != null) {
            return;
        }
        if (succeeded) {
            begun = now;
        } else {
            finish(End.STOPPED, "the hook told CodeDeploy 'Failed'");
        }
    }

    synchronized boolean isOver() {
        return end != null;
    }

    /** Lets time pass. */
    synchronized void advance(Duration time) {
        Instant until = now.plus(time);
        while (true) {
            Instant minute = now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
            Instant next = nextVisit.isBefore(minute) ? nextVisit : minute;
            if (next.isAfter(until)) {
                now = until;
                return;
            }
            now = next;
            if (next.equals(nextVisit)) {
                visit();
                nextVisit = now.plus(visitors.pause());
            }
            if (next.equals(minute)) {
                endMinute();
            }
        }
    }

    private void visit() {
        boolean isNew = random.nextInt(100) < weight();
        Outcome outcome = (isNew ? after : before).invoke(visitors.event(visits++));
        if (!outcome.succeeded()) {
            metrics.error(plan.function().name(), plan.alias(), isNew ? plan.version() : versionBefore, now);
        }
        if (isNew) {
            met++;
            spoiled += visitors.served().test(new String(outcome.payload(), StandardCharsets.UTF_8)) ? 0 : 1;
        }
    }

    private int weight() {
        if (end != null) {
            return end == End.SUCCEEDED ? 100 : 0;
        }
        return begun == null ? 0 : plan.canary().percent();
    }

    private void endMinute() {
        List<String> alarmed = metrics.alarmed(plan.alarms(), now);
        if (end != null) {
            return;
        }
        if (!alarmed.isEmpty()) {
            finish(begun == null ? End.STOPPED : End.ROLLED_BACK, String.join("; ", alarmed));
        } else if (begun != null && !now.isBefore(begun.plus(plan.canary().time()))) {
            finish(End.SUCCEEDED, "no alarm until " + now);
        }
    }

    private void finish(End how, String why) {
        end = how;
        reason = why;
    }

    /** Result; the deployment must be over. */
    synchronized Deployment.Result result(List<String> log) {
        if (end == null) {
            throw new IllegalStateException("the deployment goes on at " + now);
        }
        return new Deployment.Result(
                end == End.SUCCEEDED, begun != null, reason, visits, met, spoiled, List.copyOf(log));
    }
}
