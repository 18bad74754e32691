package jp.mymovie.app.monitoring;

import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.monitoring.Checkup;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.Severity;
import software.amazon.awscdk.Stack;

/** The round through all accounts, morning and evening, and the mail with its findings. */
final class CheckupStack extends Stack {
    CheckupStack(MonitoringStage stage) {
        super(stage, "Checkup", stage.home("Looks at what no alarm watches").build());
        Estate estate = stage.estate();
        List<String> topics = topics(stage);
        Notice own = stage.notice("estate");
        Checkup.Builder.create(this, "Checkup")
                .roleName(estate.system() + "-checkup")
                .estate(WatchedEstate.json(stage, own.runbooks(), topics))
                .topic(stage.topic(this, Severity.MORNING))
                .topicArns(topics)
                .notice(new Notice(Severity.MORNING, own.account(), own.service(), own.runbooks()))
                .build();
    }

    /** Those of the monitoring account, and those that management keeps for itself. */
    private static List<String> topics(MonitoringStage stage) {
        Estate estate = stage.estate();
        String page = stage.topicName(Severity.PAGE);
        Stream<String> pages = Stream.of(estate.monitoring(), estate.management())
                .flatMap(account -> estate.regions().stream().map(region -> arn(region, account.id(), page)));
        return Stream.concat(
                        pages,
                        Stream.of(
                                arn(estate.homeRegion(), estate.monitoring().id(), stage.topicName(Severity.MORNING))))
                .toList();
    }

    private static String arn(String region, String account, String name) {
        return "arn:aws:sns:%s:%s:%s".formatted(region, account, name);
    }
}
