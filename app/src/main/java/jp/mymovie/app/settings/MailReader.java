package jp.mymovie.app.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code estate.mail}: {@code mx}, {@code txt}, {@code cname} and {@code caa}, all optional. */
final class MailReader {
    private static final String HOST =
            "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]\\.?";
    private static final String PREFERENCE = "(\\d{1,4}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])";
    private static final String NAME = "@|[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63}){0,5}";
    // A value of Route 53 has 4,000 characters, quotes and escapes among them.
    private static final String TEXT = "[ -~]{1,1900}";
    private static final String AUTHORITY =
            "(0|128) (issue|issuewild|issuemail|issuevmc|iodef) [!#-~]([ !#-~]{0,200}[!#-~])?";
    /**
     * The names by which ACM finds itself allowed.
     *
     * @see <a href="https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html">CAA records and ACM</a>
     */
    private static final Pattern AMAZON =
            Pattern.compile("\\d+ issue (amazon\\.com|amazontrust\\.com|awstrust\\.com|amazonaws\\.com)( *;.*)?");

    private MailReader() {}

    static Mail read(Setting mail) {
        if (!mail.isPresent()) {
            return new Mail(List.of(), Map.of(), Map.of(), List.of());
        }
        mail.onlyKeys("mx", "txt", "cname", "caa");
        List<String> caa =
                values(mail.optional("caa"), AUTHORITY, "a flag, a tag and a value such as '0 issue amazon.com'");
        if (!caa.isEmpty()
                && caa.stream().noneMatch(value -> AMAZON.matcher(value).matches())) {
            throw mail.get("caa")
                    .wrong("a list with '0 issue amazon.com', without which ACM issues no certificate of the services");
        }
        return new Mail(
                values(
                        mail.optional("mx"),
                        PREFERENCE + " " + HOST,
                        "a preference of 0 to 65535 and a host in lower case, such as '10 mx1.mail-host.com'"),
                txt(mail.optional("txt")),
                cname(mail.optional("cname")),
                caa);
    }

    private static Map<String, List<String>> txt(Setting txt) {
        if (!txt.isPresent()) {
            return Map.of();
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (String name : txt.keys()) {
            Setting at = txt.get(name);
            if (!name.matches(NAME)) {
                throw at.wrong("under '@' for the domain or under labels in lower case such as '_dmarc'");
            }
            texts.put(name, values(at, TEXT, "1 to 1900 printable ASCII characters without quotes around them"));
        }
        return Collections.unmodifiableMap(texts);
    }

    private static Map<String, String> cname(Setting cname) {
        if (!cname.isPresent()) {
            return Map.of();
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : cname.keys()) {
            Setting at = cname.get(name);
            if (name.equals("@") || !name.matches(NAME)) {
                throw at.wrong("under labels in lower case such as 'token._domainkey', never the domain itself");
            }
            names.put(name, at.matching(HOST, "a host in lower case such as 'token.dkim.amazonses.com'"));
        }
        return Collections.unmodifiableMap(names);
    }

    private static List<String> values(Setting list, String pattern, String form) {
        if (!list.isPresent()) {
            return List.of();
        }
        List<String> values =
                list.items().stream().map(item -> item.matching(pattern, form)).toList();
        if (values.stream().distinct().count() < values.size()) {
            throw list.wrong("a list of different values");
        }
        return values;
    }
}
