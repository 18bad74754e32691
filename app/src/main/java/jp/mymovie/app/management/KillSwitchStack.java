package jp.mymovie.app.management;

import java.util.List;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.cost.BudgetKillSwitch;
import jp.mymovie.constructs.cost.MonthlyBudget;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.sns.ITopic;

/** The month's budget of all accounts, and what happens when it is spent: see docs/runbooks/kill-switch.md. */
final class KillSwitchStack extends Stack {
    // ACM's quota of names in a certificate, as of November 2026; the maintenance page has one for all.
    private static final int MOST_NAMES = 10;

    KillSwitchStack(ManagementStage management, DnsStack dns, ITopic alarmTopic) {
        super(
                management,
                "KillSwitch",
                management.home("The budget and the kill switch").build());
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
                .domainNames(stages.stream().map(Estate.Stage::host).toList())
                .certificate(certificate)
                .stateParameterPrefix("/%s/kill-switch".formatted(estate.system()))
                .alarmAccountIds(
                        stages.stream().map(stage -> stage.account().id()).toList())
                .alarmTopic(alarmTopic)
                .notice(management.notice("estate"))
                .build();
    }
}
