package jp.mymovie.app.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.app.settings.SampleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class DnsStackTest {
    @TempDir
    Path directory;

    @Test
    void isTheZoneAloneUntilSomethingIsRecordedOrMailIsSet() throws IOException {
        Template template = template("{}", "{}");

        template.resourceCountIs("AWS::Route53::HostedZone", 1);
        template.resourceCountIs("AWS::Route53::RecordSet", 0);
    }

    @Test
    void holdsTheValidationOfACertificateAndBothAddressesOfADistribution() throws IOException {
        Template template = template("""
                {"prod": {
                  "certificateRecord": "_a.films-estate.dev. CNAME _b.acm-validations.aws.",
                  "distributionDomain": "d1.cloudfront.net"}}""");

        template.resourceCountIs("AWS::Route53::RecordSet", 4);
        template.hasResourceProperties(
                "AWS::Route53::RecordSet",
                Match.objectLike(Map.of(
                        "Type", "CNAME",
                        "Name", "_a.films-estate.dev.",
                        "ResourceRecords", List.of("_b.acm-validations.aws."))));
        for (String type : List.of("A", "AAAA")) {
            template.hasResourceProperties(
                    "AWS::Route53::RecordSet",
                    Match.objectLike(Map.of(
                            "Type",
                            type,
                            "Name",
                            "films-estate.dev",
                            "AliasTarget",
                            Map.of("DNSName", "d1.cloudfront.net", "HostedZoneId", "Z2FDTNDATAQYW2"))));
        }
    }

    @Test
    void holdsTheMailRecordsOfTheDomainAndOfNamesBelowIt() throws IOException {
        String key = "v=DKIM1; p=" + "k".repeat(300);
        Template template = template("{}", """
                { "mx": ["10 mx1.films-mail.dev", "20 mx2.films-mail.dev"],
                  "txt": { "@": ["v=spf1 -all", "a \\\"quote\\\" and a \\\\"], "s1._domainkey": ["%s"] },
                  "caa": ["0 issue amazon.com", "0 iodef mailto:ca@films-estate.dev"] }""".formatted(key));

        template.resourceCountIs("AWS::Route53::RecordSet", 4);
        hasRecord(template, "MX", "films-estate.dev", List.of("10 mx1.films-mail.dev", "20 mx2.films-mail.dev"));
        hasRecord(template, "TXT", "films-estate.dev", List.of("\"v=spf1 -all\"", "\"a \\\"quote\\\" and a \\\\\""));
        hasRecord(
                template,
                "TXT",
                "s1._domainkey.films-estate.dev",
                List.of("\"%s\" \"%s\"".formatted(key.substring(0, 255), key.substring(255))));
        hasRecord(
                template,
                "CAA",
                "films-estate.dev",
                List.of("0 issue \"amazon.com\"", "0 iodef \"mailto:ca@films-estate.dev\""));
    }

    private static void hasRecord(Template template, String type, String name, List<String> values) {
        template.hasResourceProperties(
                "AWS::Route53::RecordSet",
                Match.objectLike(Map.of("Type", type, "Name", name, "TTL", "3600", "ResourceRecords", values)));
    }

    @Test
    void theZoneOutlivesItsStackButNotAFirstDeploymentThatFailed() throws IOException {
        template("{}")
                .hasResource(
                        "AWS::Route53::HostedZone",
                        Map.of("DeletionPolicy", "RetainExceptOnCreate", "UpdateReplacePolicy", "Retain"));
    }

    private Template template(String recorded) throws IOException {
        return template(recorded, "{ \"mx\": [\"10 mx1.films-mail.dev\"] }");
    }

    private Template template(String recorded, String mail) throws IOException {
        String settings = SampleSettings.owned()
                .replace("\"recorded\": {}", "\"recorded\": " + recorded)
                .replace("\"mail\": { \"mx\": [\"10 mx1.films-mail.dev\"] }", "\"mail\": " + mail);
        Estate estate = Estate.read(Files.writeString(directory.resolve("cdk.json"), settings));
        ManagementStage stage = new ManagementStage(new App(), estate);
        return Template.fromStack((Stack) stage.getNode().findChild("Dns"));
    }
}
