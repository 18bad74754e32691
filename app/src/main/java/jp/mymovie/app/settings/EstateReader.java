package jp.mymovie.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.constructs.account.Contact;
import jp.mymovie.constructs.bootstrap.GitHubRepository;
import jp.mymovie.constructs.bootstrap.Qualifier;

/** Turns the {@code estate} key of {@code cdk.json} into an {@link Estate}, or says what is wrong with it. */
public final class EstateReader {
    private static final String EMAIL = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+";

    private EstateReader() {}

    static Estate read(Path cdkJson) {
        return estate(new Setting("estate", json(cdkJson).path("estate")));
    }

    /** The context of the CDK, which the CLI would hand over; so that a synth without the CLI is the same. */
    public static Map<String, Object> context(Path cdkJson, Estate estate) {
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

    private static Estate estate(Setting estate) {
        estate.onlyKeys(
                "system",
                "owner",
                "domain",
                "homeRegion",
                "repository",
                "repositoryId",
                "repositoryOwnerId",
                "qualifier",
                "budget",
                "alarmEmails",
                "webhook",
                "contact",
                "mail",
                "organization",
                "accounts",
                "services",
                "logs",
                "recoveryKey",
                "recorded");
        Map<String, String> recorded = recorded(estate.optional("recorded"));
        // The host names of services are below it, and AWS takes certificates for names of 64 characters.
        String domain = estate.get("domain")
                .matching("(?=.{4,60}$)[a-z0-9-]+(\\.[a-z0-9-]+)+", "a domain name of at most 60 characters");
        GitHubRepository repository = RepositoryReader.read(estate);
        AccountReader accounts = new AccountReader(recorded);
        List<Estate.Account> all = accounts.read(estate.get("accounts"));
        Estate.Budget budget = BudgetReader.read(estate.get("budget"));
        Estate settings = new Estate(
                estate.get("system").matching("[a-z]{3,12}", "3 to 12 lower-case letters"),
                estate.get("owner").matching(".{1,64}", "1 to 64 characters"),
                repository,
                domain,
                estate.get("homeRegion").among(Regions.NAMES, "an AWS region such as ap-northeast-1"),
                estate.optional("qualifier")
                        .matchingOr(Qualifier.DEFAULT, "[a-z0-9]{1,10}", "1 to 10 lower-case letters or digits"),
                budget,
                estate.get("alarmEmails").items().stream()
                        .map(EstateReader::email)
                        .toList(),
                estate.optional("webhook").flag(false),
                contact(estate.get("contact")),
                MailReader.read(estate.optional("mail")),
                OrganizationReader.read(estate.optional("organization"), all),
                all,
                new ServiceReader(all, domain, repository, budget.monthlyUsd()).read(estate.optional("services")),
                logs(estate.get("logs"), accounts),
                RecoveryKeyReader.read(estate.optional("recoveryKey")),
                recorded);
        requireKnown(estate.optional("recorded"), settings);
        Samples.of(settings).refuseOnceRecorded(settings);
        return settings;
    }

    private static Estate.Logs logs(Setting logs, AccountReader known) {
        logs.onlyKeys("firstDay", "services", "accounts");
        Map<String, String> accounts = new TreeMap<>();
        for (String name : logs.optional("accounts").leaves()) {
            Setting id = logs.get("accounts").get(name);
            if (!name.matches("[a-z][a-z0-9]*") || known.hasSlug(name)) {
                throw id.wrong("named by lower-case letters and digits, and other than the estate's own accounts");
            }
            known.take(id);
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

    private static Contact contact(Setting contact) {
        contact.onlyKeys("name", "title", "email", "phone");
        return new Contact(
                contact.get("name").matching(".{1,64}", "1 to 64 characters"),
                contact.get("title").matching(".{1,50}", "1 to 50 characters"),
                email(contact.get("email")),
                contact.get("phone").matching("[+0-9 ()-]{6,25}", "a number such as +81-3-0000-0000"));
    }

    static String email(Setting setting) {
        return setting.matching(EMAIL, "an e-mail address");
    }

    private static Map<String, String> recorded(Setting recorded) {
        Map<String, String> values = new TreeMap<>();
        for (String leaf : recorded.leaves()) {
            values.put(leaf, at(recorded, leaf).text());
        }
        return Collections.unmodifiableMap(values);
    }

    private static void requireKnown(Setting recorded, Estate estate) {
        Map<String, Crossed> known = new TreeMap<>();
        Crossed.recorded(estate).forEach(crossed -> known.put(crossed.path(), crossed));
        for (String leaf : estate.recorded().keySet()) {
            Crossed crossed = known.get(leaf);
            Setting value = at(recorded, leaf);
            if (crossed == null) {
                throw new IllegalArgumentException(
                        "'%s' is not a recorded value; known: %s".formatted(value.path(), known.keySet()));
            }
            if (!crossed.form().matcher(value.text()).matches()) {
                throw value.wrong("of the form " + crossed.form() + "; " + crossed.remedy());
            }
        }
    }

    private static Setting at(Setting recorded, String path) {
        Setting value = recorded;
        for (String key : path.split("\\.")) {
            value = value.optional(key);
        }
        return value;
    }
}
