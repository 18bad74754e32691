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
    void isTheZoneAloneUntilSomethingIsRecorded() throws IOException {
        Template template = template("{}");

        template.resourceCountIs("AWS::Route53::HostedZone", 1);
        template.resourceCountIs("AWS::Route53::RecordSet", 0);
    }

    @Test
    void holdsTheValidationOfACertificateAndBothAddressesOfADistribution() throws IOException {
        Template template = template("""
                {"prod": {
                  "certificateRecord": "_a.mymovie.example. CNAME _b.acm-validations.aws.",
                  "distributionDomain": "d1.cloudfront.net"}}""");

        template.resourceCountIs("AWS::Route53::RecordSet", 3);
        template.hasResourceProperties(
                "AWS::Route53::RecordSet",
                Match.objectLike(Map.of(
                        "Type", "CNAME",
                        "Name", "_a.mymovie.example.",
                        "ResourceRecords", List.of("_b.acm-validations.aws."))));
        for (String type : List.of("A", "AAAA")) {
            template.hasResourceProperties(
                    "AWS::Route53::RecordSet",
                    Match.objectLike(Map.of(
                            "Type",
                            type,
                            "Name",
                            "mymovie.example",
                            "AliasTarget",
                            Map.of("DNSName", "d1.cloudfront.net", "HostedZoneId", "Z2FDTNDATAQYW2"))));
        }
    }

    private Template template(String recorded) throws IOException {
        String settings =
                Files.readString(SampleSettings.file()).replaceFirst("\"recorded\": \\{}", "\"recorded\": " + recorded);
        Estate estate = Estate.read(Files.writeString(directory.resolve("cdk.json"), settings));
        ManagementStage stage = new ManagementStage(new App(), estate);
        return Template.fromStack((Stack) stage.getNode().findChild("Dns"));
    }
}
