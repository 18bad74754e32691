package jp.mymovie.policy.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/**
 * Everything that is to be deployed.
 *
 * @param stacks of the assembly, in the order of their accounts
 * @param bootstraps what prepares an account and region, as stacks such as {@code Prod/Bootstrap-us-east-1}
 * @param dependencies the stacks before each stack
 * @param guarded stacks with termination protection
 * @param estate {@code estate.json}
 * @param accounts of the estate
 */
record Blueprint(
        List<Stack> stacks,
        List<Stack> bootstraps,
        Map<String, List<String>> dependencies,
        Set<String> guarded,
        JsonNode estate,
        List<Account> accounts) {

    /** A value that a person writes down, and the stacks that would be deployed with a sample before. */
    record Recorded(String path, String maker, List<String> users, boolean known, boolean leftOut) {}

    static Blueprint read(Path directory) {
        Assembly assembly = Assembly.read(directory);
        return new Blueprint(
                assembly.stacks(),
                assembly.bootstrap(),
                assembly.dependencies(),
                assembly.protectedStacks(),
                assembly.estate(),
                assembly.accounts());
    }

    List<Stack> all() {
        return Stream.concat(stacks.stream(), bootstraps.stream()).toList();
    }

    Values values() {
        return Values.ofAnyType(all());
    }

    String text(String setting) {
        return estate.path(setting).asText();
    }

    /** Values that a person records, those that are known already among them. */
    List<Recorded> recorded() {
        return estate.path("recorded")
                .valueStream()
                .map(entry -> new Recorded(
                        entry.path("path").asText(),
                        entry.path("maker").asText(),
                        Arrays.stream(entry.path("users").asText().split(", "))
                                .map(user -> user.replaceFirst(" .*", ""))
                                .toList(),
                        entry.path("known").asBoolean(),
                        entry.path("leftOut").asBoolean()))
                .toList();
    }

    /** The stage of an account by the account's id. */
    String stage(String id) {
        return accounts.stream()
                .filter(account -> account.id().equals(id))
                .map(Account::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no account of the estate".formatted(id)));
    }

    String id(String stage) {
        return accounts.stream()
                .filter(account -> account.name().equals(stage))
                .map(Account::id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no account of the estate".formatted(stage)));
    }

    /** Names such as {@code log-archive}, as profiles and placeholders have them, by the stage's name. */
    String slug(String stage) {
        return estate.path("accounts")
                .valueStream()
                .filter(account -> account.path("name").asText().equals(stage))
                .map(account -> account.path("slug").asText())
                .findFirst()
                .orElseThrow();
    }

    /** The account that owns the organization. */
    Account management() {
        return accounts.stream()
                .filter(account -> account.role().equals("management"))
                .findFirst()
                .orElseThrow();
    }

    List<Resource> resources(String type) {
        return Assembly.resources(stacks, type);
    }

    /** True if a template of the estate makes the account. */
    boolean makes(Account account) {
        return resources("AWS::Organizations::Account").stream()
                .anyMatch(made -> made.property("AccountName").asText().equals(account.name()));
    }
}
