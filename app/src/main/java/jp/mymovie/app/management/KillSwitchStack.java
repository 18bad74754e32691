package jp.mymovie.app.management;

import java.util.List;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.cost.BudgetKillSwitch;
import jp.mymovie.constructs.cost.MonthlyBudget;
import jp.mymovie.constructs.cost.SwitchedStage;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.sns.ITopic;

/** The month's budgets, and what happens when they are spent: see docs/runbooks/kill-switch.md. */
final class KillSwitchStack extends Stack {
    // One alarm of ten metrics watches all switches. ACM takes ten names in the certificate of the page.
    private static final int MOST_NAMES = 9;

    KillSwitchStack(ManagementStage management, DnsStack dns, ITopic alarmTopic) {
        super(
                management,
                "KillSwitch",
                management.home("The budgets and the kill switch").build());
        Estate estate = management.estate();
        List<Estate.Stage> stages = estate.cutStages();
        if (stages.isEmpty()) {
            MonthlyBudget.warn(
                    this,
                    estate.budget().monthlyUsd(),
                    estate.alarmEmails(),
                    estate.budget().alertPercents());
            return;
        }
        if (stages.size() > MOST_NAMES) {
            throw new IllegalArgumentException(
                    "'estate.services' must have at most %d stages that the budget cuts, got %d: set 'cut' of a service to false"
                            .formatted(MOST_NAMES, stages.size()));
        }
        Estate.Stage main =
                stages.stream().filter(Estate.Stage::isProduction).findFirst().orElse(stages.get(0));
        // The zone is in this account, so the certificate validates itself once the registrar knows the zone.
        ICertificate certificate = Certificate.Builder.create(this, "Certificate")
                .domainName(main.host())
                .subjectAlternativeNames(stages.stream()
                        .filter(stage -> !stage.equals(main))
                        .map(Estate.Stage::host)
                        .toList())
                .validation(CertificateValidation.fromDns(dns.zone()))
                .build();
        BudgetKillSwitch.Builder.create(this, "KillSwitch")
                .monthlyUsd(estate.budget().monthlyUsd())
                .alertPercents(estate.budget().alertPercents())
                .cutPercent(estate.budget().cutPercent())
                .emails(estate.alarmEmails())
                .hostedZone(dns.zone())
                .stages(switched(estate))
                .certificate(certificate)
                .topicName(estate.system() + "-trip")
                .edge(management.value(Crossing.TRIP_QUEUE))
                .alarmTopic(alarmTopic)
                .notice(management.notice("estate"))
                .build();
    }

    /** The stages that are cut, by names that their accounts know. */
    static List<SwitchedStage> switched(Estate estate) {
        return estate.cutStages().stream()
                .map(stage -> SwitchedStage.Builder.create(
                                stage.account().name(), stage.account().id())
                        .word(stage.account().slug())
                        .domainNames(List.of(stage.host()))
                        .levels(estate.serviceOf(stage).levels())
                        .monthlyUsd(stage.monthlyUsd())
                        .stateParameter(
                                "/%s/kill-switch/%s/%s".formatted(estate.system(), stage.service(), stage.name()))
                        .topicName(estate.value(Crossing.TRIP_TOPIC, stage.account()))
                        .functionName("%s-switch-%s-%s".formatted(estate.system(), stage.service(), stage.name()))
                        .roleName(estate.value(Crossing.KILL_SWITCH_ROLE, stage.account())
                                .replaceFirst(".*/", ""))
                        .in(
                                estate.value(Crossing.SWITCH_ROLE, stage.account()),
                                estate.value(Crossing.SWITCH_TARGETS, stage.account()))
                        .build())
                .toList();
    }
}
