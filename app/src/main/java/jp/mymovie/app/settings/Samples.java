package jp.mymovie.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Settings that must not reach AWS: those of the committed sample, and addresses to which no mail can come. They do no
 * harm as long as nothing is deployed, so a person may look at the templates first.
 *
 * @param values each with its place and the remedy
 */
public record Samples(List<Sample> values) {
    /**
     * A setting to be replaced.
     *
     * @param path such as {@code estate.contact.email}
     * @param value what stands there
     * @param remedy what should
     */
    public record Sample(String path, String value, String remedy) {
        @Override
        public String toString() {
            return "'%s' must be %s, got %s".formatted(path, remedy, value);
        }
    }

    /**
     * Ends of names that no registrar sells.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc2606">RFC 2606</a>
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6761">RFC 6761</a>
     */
    private static final List<String> RESERVED =
            List.of("example", "test", "invalid", "localhost", "example.com", "example.net", "example.org");

    /** Nobody's: names that people choose at GitHub have no underscore. */
    private static final String OWNER = "example_owner/";

    private static final String PHONE = "81300000000";

    /** Those of the settings; a second reading gives the same. */
    public static Samples of(Estate estate) {
        Search search = new Search(estate);
        search.names();
        search.addresses();
        search.contact();
        return new Samples(List.copyOf(search.found));
    }

    /** @throws IllegalArgumentException if something of this estate stands in AWS already and a setting is a sample */
    void refuseOnceRecorded(Estate estate) {
        boolean deployed = !estate.recorded().isEmpty()
                || estate.organization() != null
                || estate.accounts().stream().anyMatch(Estate.Account::exists);
        if (deployed && !values.isEmpty()) {
            throw new IllegalArgumentException(
                    "%d settings in cdk.json must be your own as soon as a value is recorded or an account exists:\n%s"
                            .formatted(
                                    values.size(),
                                    values.stream().map(sample -> "  " + sample).collect(Collectors.joining("\n"))));
        }
    }

    /** One line for somebody who wants to see something else; empty when all settings are one's own. */
    public String summary() {
        return values.isEmpty()
                ? ""
                : "mymovie: %d settings in cdk.json are samples or take no mail yet, refused once anything is recorded: ./mymovie missing lists them"
                        .formatted(values.size());
    }

    private static final class Search {
        private final Estate estate;
        private final List<Sample> found = new ArrayList<>();

        Search(Estate estate) {
            this.estate = estate;
        }

        void names() {
            name("estate.domain", estate.domain(), "a domain that you own");
            for (int i = 0; i < estate.services().size(); i++) {
                Estate.Service service = estate.services().get(i);
                owner(service);
                for (int j = 0; j < service.stages().size(); j++) {
                    name(
                            "estate.services[%d].stages[%d].host".formatted(i, j),
                            service.stages().get(j).host(),
                            "a name in a domain that you own");
                }
            }
            for (int i = 0; i < estate.mail().mx().size(); i++) {
                name("estate.mail.mx[%d]".formatted(i), estate.mail().mx().get(i), "a server that takes your mail");
            }
        }

        private void owner(Estate.Service service) {
            if (service.repository().name().startsWith(OWNER)) {
                found.add(new Sample(
                        "estate.repository",
                        service.repository().name(),
                        "a repository of yours that deploys service '%s', owner/name".formatted(service.name())));
            }
        }

        void addresses() {
            for (int i = 0; i < estate.alarmEmails().size(); i++) {
                address(
                        "estate.alarmEmails[%d]".formatted(i),
                        estate.alarmEmails().get(i));
            }
            address("estate.contact.email", estate.contact().email());
            estate.accounts().stream()
                    .filter(account -> !account.email().isEmpty())
                    .forEach(account -> address("estate.accounts.%s.email".formatted(account.key()), account.email()));
        }

        /** Root users are helped by mail alone, so an address without a mail server would lock people out. */
        private void address(String path, String email) {
            String host = host(email.substring(email.lastIndexOf('@') + 1));
            if (isReserved(host)) {
                found.add(new Sample(path, email, "an address whose mail you read"));
            } else if (host.endsWith("." + estate.domain())) {
                found.add(new Sample(
                        path,
                        email,
                        "an address at '%s' or elsewhere, since its zone has no mail records below it"
                                .formatted(estate.domain())));
            } else if (host.equals(estate.domain()) && estate.mail().mx().isEmpty()) {
                found.add(new Sample(
                        path,
                        email,
                        "outside '%s' as long as its zone has no mail server: set 'estate.mail.mx', or another address"
                                .formatted(estate.domain())));
            }
        }

        void contact() {
            String phone = estate.contact().phone();
            if (phone.replaceAll("\\D", "").equals(PHONE)) {
                found.add(new Sample("estate.contact.phone", phone, "a number that somebody answers"));
            }
        }

        private void name(String path, String value, String remedy) {
            if (isReserved(host(value.substring(value.lastIndexOf(' ') + 1)))) {
                found.add(new Sample(path, value, remedy));
            }
        }
    }

    private static String host(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }

    private static boolean isReserved(String host) {
        return RESERVED.stream().anyMatch(end -> host.equals(end) || host.endsWith("." + end));
    }
}
