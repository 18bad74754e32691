package jp.mymovie.app.monitoring;

import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.Probe;
import jp.mymovie.constructs.monitoring.Severity;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

/**
 * A visitor for each stage, in another account and region than the stage's own. Nobody is woken for a stage that is not
 * production: it is visited more seldom, and the checkup tells what was found.
 */
final class ProbeStack extends Stack {
    static final String ID = "EdgeProbe";

    ProbeStack(MonitoringStage stage) {
        super(stage, ID, stage.edge("Visits every site as a guest").build());
        for (Estate.Stage each : stage.estate().stages()) {
            Estate.Probe asks = stage.estate().serviceOf(each).probe();
            Probe.Builder probe = Probe.Builder.create(this, each.account().name())
                    .origin("https://" + each.host())
                    .stage(each.name());
            if (!asks.read().isEmpty()) {
                probe.read(asks.read());
            }
            if (asks.signIn()) {
                probe.signIn();
            }
            if (!asks.own().isEmpty()) {
                probe.signedIn(tokenName(stage, each), asks.own());
            }
            if (each.isProduction()) {
                alarms(stage, each, probe);
            } else {
                probe.interval(Duration.minutes(5));
            }
            probe.build();
        }
    }

    /** A site is not down before it is there: its name leads nowhere until the distribution is recorded. */
    private void alarms(MonitoringStage stage, Estate.Stage each, Probe.Builder probe) {
        Notice own = stage.notice(each.service());
        probe.alarms(
                        new Notice(Severity.PAGE, each.account().name(), each.service(), own.runbooks()),
                        stage.topic(this, Severity.PAGE))
                .actionsEnabled(stage.estate().knows(Crossing.DISTRIBUTION_DOMAIN, each.account()));
    }

    /** Parameter with which a stage's probe signs in, which a person writes. */
    static String tokenName(MonitoringStage stage, Estate.Stage each) {
        return "/%s/probe/%s".formatted(stage.estate().system(), each.account().slug());
    }

    /** Prefix of the names of a stage's function. */
    static String functionName(MonitoringStage stage, Estate.Stage each) {
        return "%s-%s-%sFunction"
                .formatted(stage.settings().name(), ID, each.account().name());
    }
}
