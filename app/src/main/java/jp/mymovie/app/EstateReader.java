package jp.mymovie.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.mymovie.constructs.account.Contact;
import jp.mymovie.constructs.bootstrap.Qualifier;
import org.jspecify.annotations.Nullable;

/** Turns the {@code estate} key of {@code cdk.json} into an {@link Estate}, or says what is wrong with it. */
final class EstateReader {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private final Map<Crossing, String> recorded = new EnumMap<>(Crossing.class);
    private final Set<String> emails = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    private EstateReader() {}

    static Estate read(Path cdkJson) {
        return new EstateReader().estate(new Setting("estate", json(cdkJson).path("estate")));
    }

    /** The context of the CDK, which the CLI would hand over; so that a synth without the CLI is the same. */
    static Map<String, Object> context(Path cdkJson, Estate estate) {
        Map<String, Object> context =
                new JsonMapper().convertValue(json(cdkJson).path("context"), new TypeReference<>() {});
        context.put("@aws-cdk/core:bootstrapQualifier", estate.qualifier());
        return context;
    }

    private static JsonNode json(Path cdkJson) {
        try {
            return new JsonMapper().readTree(Files.readString(cdkJson));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'%s' must be JSON: %s".formatted(cdkJson, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be readable".formatted(cdkJson), e);
        }
    }

    private Estate estate(Setting estate) {
        estate.onlyKeys(
                "system",
                "owner",
                "domain",
                "homeRegion",
                "repository",
                "qualifier",
                "budget",
                "alarmEmails",
                "contact",
                "accounts",
                "logs",
                "recorded");
        readRecorded(estate);
        Setting accounts = estate.get("accounts");
        accounts.onlyKeys("management", "logArchive", "monitoring", "stg", "prod");
        String domain = estate.get("domain").matching("[a-z0-9-]+(\\.[a-z0-9-]+)+", "a domain name");
        return new Estate(
                estate.get("system").matching("[a-z]{3,12}", "3 to 12 lower-case letters"),
                estate.get("owner").matching(".{1,64}", "1 to 64 characters"),
                domain,
                estate.get("homeRegion").among(Regions.NAMES, "an AWS region such as ap-northeast-1"),
                estate.get("repository").matching("[\\w.-]+/[\\w.-]+", "owner/name on GitHub"),
                estate.optional("qualifier")
                        .matchingOr(Qualifier.DEFAULT, "[a-z0-9]{1,10}", "1 to 10 lower-case letters or digits"),
                budget(estate.get("budget")),
                estate.get("alarmEmails").items().stream()
                        .map(EstateReader::email)
                        .toList(),
                contact(estate.optional("contact")),
                account(accounts, "management", "Management", Crossing.MANAGEMENT_ACCOUNT_ID),
                account(accounts, "logArchive", "LogArchive", Crossing.LOG_ARCHIVE_ACCOUNT_ID),
                account(accounts, "monitoring", "Monitoring", Crossing.MONITORING_ACCOUNT_ID),
                service(accounts, "stg", "Stg", "stg." + domain, Crossing.STG_ACCOUNT_ID),
                service(accounts, "prod", "Prod", domain, Crossing.PROD_ACCOUNT_ID),
                logs(estate.get("logs")),
                Map.copyOf(recorded));
    }

    private Estate.Logs logs(Setting logs) {
        logs.onlyKeys("firstDay", "services", "accounts");
        Map<String, String> accounts = new TreeMap<>();
        for (String name : logs.optional("accounts").leaves()) {
            Setting id = logs.get("accounts").get(name);
            if (!name.matches("[a-z][a-z0-9]*") || List.of("stg", "prod").contains(name)) {
                throw id.wrong("named by lower-case letters and digits, and other than stg and prod");
            }
            if (!ids.add(id.matching("\\d{12}", "the 12 digits of an account"))) {
                throw id.wrong("an account that has no other part in the estate");
            }
            accounts.put(name, id.text());
        }
        Setting services = logs.optional("services");
        return new Estate.Logs(
                logs.get("firstDay").day(),
                services.isPresent()
                        ? services.items().stream()
                                .map(name -> name.matching("[a-z0-9-]+", "lower-case letters, digits and hyphens"))
                                .toList()
                        : List.of(),
                Collections.unmodifiableMap(accounts));
    }

    private static Estate.Budget budget(Setting budget) {
        budget.onlyKeys("monthlyUsd", "alertPercents", "cutPercent");
        return new Estate.Budget(
                budget.get("monthlyUsd").number(0.01, 1_000_000),
                budget.get("alertPercents").items().stream()
                        .map(item -> (int) item.number(1, 100))
                        .toList(),
                (int) budget.get("cutPercent").number(50, 1000));
    }

    private static @Nullable Contact contact(Setting contact) {
        if (!contact.isPresent()) {
            return null;
        }
        contact.onlyKeys("name", "title", "email", "phone");
        return new Contact(
                contact.get("name").matching(".{1,64}", "1 to 64 characters"),
                contact.get("title").matching(".{1,50}", "1 to 50 characters"),
                email(contact.get("email")),
                contact.get("phone").matching("[+0-9 ()-]{6,25}", "a number such as +81-3-0000-0000"));
    }

    private Estate.Account account(Setting accounts, String key, String name, Crossing idCrossing) {
        Setting account = accounts.get(key);
        Setting email = account.get("email");
        String address = email(email);
        if (address.length() > 64) {
            throw email.wrong("at most 64 characters, the limit of an account's address");
        }
        if (!emails.add(address)) {
            throw email.wrong("unique in all of AWS: give each account its own, for example with a +suffix");
        }
        String id = recorded.getOrDefault(idCrossing, idCrossing.sample());
        if (!ids.add(id)) {
            throw new IllegalArgumentException("'estate.recorded.%s' must differ from the other accounts' ids, got %s"
                    .formatted(idCrossing.path(), id));
        }
        return new Estate.Account(name, address, id);
    }

    private Estate.Service service(Setting accounts, String key, String name, String domain, Crossing idCrossing) {
        accounts.get(key).onlyKeys("email", "originKey");
        return new Estate.Service(account(accounts, key, name, idCrossing), key, domain, (int)
                accounts.get(key).get("originKey").number(2, 9999));
    }

    private static String email(Setting setting) {
        return setting.matching(EMAIL.pattern(), "an e-mail address");
    }

    private void readRecorded(Setting estate) {
        Setting node = estate.optional("recorded");
        Set<String> known = new TreeSet<>();
        for (Crossing crossing : Crossing.recorded()) {
            known.add(crossing.path());
            Setting value = node;
            for (String key : crossing.path().split("\\.")) {
                value = value.optional(key);
            }
            if (value.isPresent()) {
                if (!crossing.fits(value.text())) {
                    throw value.wrong("of the form " + crossing.form() + "; " + crossing.remedy());
                }
                recorded.put(crossing, value.text());
            }
        }
        for (String leaf : node.leaves()) {
            if (!known.contains(leaf)) {
                throw new IllegalArgumentException(
                        "'estate.recorded.%s' is not a recorded value; known: %s".formatted(leaf, known));
            }
        }
    }

    /** A value and where it stands. */
    private record Setting(String path, JsonNode node) {
        boolean isPresent() {
            return !node.isMissingNode() && !node.isNull();
        }

        Setting optional(String key) {
            return new Setting(path + "." + key, node.path(key));
        }

        Setting get(String key) {
            Setting child = optional(key);
            if (!child.isPresent()) {
                throw new IllegalArgumentException("'%s' is missing: add it to cdk.json".formatted(child.path));
            }
            return child;
        }

        void onlyKeys(String... known) {
            List<String> names = List.of(known);
            node.fieldNames().forEachRemaining(name -> {
                if (!names.contains(name)) {
                    throw new IllegalArgumentException(
                            "'%s.%s' is not a setting; known here: %s".formatted(path, name, names));
                }
            });
        }

        List<Setting> items() {
            if (!node.isArray() || node.isEmpty()) {
                throw wrong("a list of at least one value");
            }
            List<Setting> items = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                items.add(new Setting("%s[%d]".formatted(path, i), node.get(i)));
            }
            return items;
        }

        List<String> leaves() {
            List<String> leaves = new ArrayList<>();
            node.fieldNames().forEachRemaining(name -> {
                JsonNode child = node.get(name);
                if (child.isObject()) {
                    new Setting("", child).leaves().forEach(leaf -> leaves.add(name + "." + leaf));
                } else {
                    leaves.add(name);
                }
            });
            return leaves;
        }

        String text() {
            if (!node.isTextual()) {
                throw wrong("a string in quotes");
            }
            return node.textValue();
        }

        String matching(String pattern, String form) {
            if (!node.isTextual() || !Pattern.matches(pattern, node.textValue())) {
                throw wrong(form);
            }
            return node.textValue();
        }

        String among(Set<String> known, String form) {
            if (!node.isTextual() || !known.contains(node.textValue())) {
                throw wrong(form);
            }
            return node.textValue();
        }

        String matchingOr(String absent, String pattern, String form) {
            return isPresent() ? matching(pattern, form) : absent;
        }

        LocalDate day() {
            try {
                return LocalDate.parse(text());
            } catch (DateTimeParseException e) {
                throw wrong("a day such as 2026-11-01");
            }
        }

        double number(double least, double most) {
            if (!node.isNumber() || node.doubleValue() < least || node.doubleValue() > most) {
                throw wrong("a number from %s to %s".formatted(plain(least), plain(most)));
            }
            return node.doubleValue();
        }

        private static String plain(double value) {
            return new java.math.BigDecimal(Double.toString(value))
                    .stripTrailingZeros()
                    .toPlainString();
        }

        IllegalArgumentException wrong(String wanted) {
            return new IllegalArgumentException("'%s' must be %s, got %s".formatted(path, wanted, node));
        }
    }
}
