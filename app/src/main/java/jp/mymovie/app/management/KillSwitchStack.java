package jp.mymovie.app.management;

import java.util.List;
import jp.mymovie.app.Estate;
import jp.mymovie.constructs.cost.BudgetKillSwitch;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.certificatemanager.ICertificate;

/** The month's budget of all accounts, and what happens when it is spent: see docs/runbooks/kill-switch.md. */
final class KillSwitchStack extends Stack {
    KillSwitchStack(ManagementStage stage, DnsStack dns) {
        super(stage, "KillSwitch", stage.home("The budget and the kill switch").build());
        Estate estate = stage.estate();
        // The zone is in this account, so the certificate validates itself once the registrar knows the zone.
        ICertificate certificate = Certificate.Builder.create(this, "Certificate")
                .domainName(estate.prod().domain())
                .subjectAlternativeNames(List.of(estate.stg().domain()))
                .validation(CertificateValidation.fromDns(dns.zone()))
                .build();
        BudgetKillSwitch.Builder.create(this, "KillSwitch")
                .monthlyUsd(estate.budget().monthlyUsd())
                .alertPercents(estate.budget().alertPercents())
                .cutPercent(estate.budget().cutPercent())
                .emails(estate.alarmEmails())
                .hostedZone(dns.zone())
                .domainNames(
                        estate.services().stream().map(Estate.Service::domain).toList())
                .certificate(certificate)
                .stateParameterPrefix("/%s/kill-switch".formatted(estate.system()))
                .alarmAccountIds(
                        estate.writers().stream().map(Estate.Account::id).toList())
                .alarmTopic(AlarmTopic.Builder.create(this, "Alarms")
                        .emails(estate.alarmEmails())
                        .build()
                        .topic())
                .build();
    }
}
