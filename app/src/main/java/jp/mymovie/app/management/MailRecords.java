package jp.mymovie.app.management;

import java.util.ArrayList;
import java.util.List;
import jp.mymovie.app.settings.Mail;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/** The records of the domain that mail needs, as the settings have them. */
final class MailRecords extends Construct {
    /** An hour: a slip of the pen is mended within it. */
    private static final String TTL = "3600";

    /** The longest string of a TXT record; longer texts are several, which readers put together again. */
    private static final int STRING = 255;

    private final IHostedZone zone;

    MailRecords(Construct scope, IHostedZone zone, String domain, Mail mail) {
        super(scope, "Mail");
        this.zone = zone;
        record("Mx", "MX", domain, mail.mx());
        mail.txt()
                .forEach((name, texts) -> record(
                        "Txt" + (name.equals(Mail.DOMAIN) ? "" : name),
                        "TXT",
                        name.equals(Mail.DOMAIN) ? domain : name + "." + domain,
                        texts.stream().map(MailRecords::quoted).toList()));
        mail.cname().forEach((name, host) -> record("Cname" + name, "CNAME", name + "." + domain, List.of(host)));
        record(
                "Caa",
                "CAA",
                domain,
                mail.caa().stream().map(MailRecords::authority).toList());
    }

    private void record(String id, String type, String name, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        CfnRecordSet.Builder.create(this, id)
                .hostedZoneId(zone.getHostedZoneId())
                .type(type)
                .name(name)
                .ttl(TTL)
                .resourceRecords(values)
                .build();
    }

    /** {@code 0 issue amazon.com} as a zone has it, with the value in quotes. */
    private static String authority(String caa) {
        String[] part = caa.split(" ", 3);
        return "%s %s \"%s\"".formatted(part[0], part[1], part[2]);
    }

    private static String quoted(String text) {
        List<String> strings = new ArrayList<>();
        for (int start = 0; start < text.length(); start += STRING) {
            strings.add("\""
                    + text.substring(start, Math.min(text.length(), start + STRING))
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                    + "\"");
        }
        return String.join(" ", strings);
    }
}
