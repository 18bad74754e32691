package jp.mymovie.lab.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;

/**
 * The loss of an account that runs a stage, played over the templates: for everything that holds data in it, what is left
 * elsewhere, and in which order it comes back. A thing without a way back is told, and fails the drill.
 */
final class AccountLossDrill {
    /**
     * A thing that is lost with the account.
     *
     * @param thing place and type
     * @param left where it comes from again
     * @param isLost whether nothing of it is left
     */
    record Loss(String thing, String left, boolean isLost) {}

    private static final List<String> ORDER = List.of(
            "cut the name, so that nobody signs up meanwhile",
            "make or take an account, and enter it in the settings in the place of the lost one",
            "bootstrap it, make its secret, request its certificate",
            "deploy its stacks as on the first day: the table is empty",
            "share the vault of copies with it and restore the table under the next name",
            "put back what a restored table lacks, and switch to it",
            "make the people from the export of users, verified addresses alone",
            "link their identities to the lists",
            "record the new values, deploy Management/Dns, restore the name");

    private final List<Stack> stacks;
    private final Assembly estate;
    private final String account;

    AccountLossDrill(Assembly estate, String stage) {
        this.estate = estate;
        this.account = stage.substring(0, 1).toUpperCase(Locale.ROOT) + stage.substring(1);
        this.stacks = estate.stage(account);
    }

    List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        for (Resource table : Assembly.resources(stacks, "AWS::DynamoDB::Table")) {
            boolean kept = table.node().path("DeletionPolicy").asText().startsWith("Retain");
            boolean copied = isCopied(table);
            losses.add(new Loss(
                    told(table),
                    !kept
                            ? "made anew: it holds answers of TMDB, or counts of a day"
                            : copied ? "the copy in the vault of the log archive account" : "nothing",
                    kept && !copied));
        }
        for (Resource pool : Assembly.resources(stacks, "AWS::Cognito::UserPool")) {
            boolean exported = exports(pool);
            losses.add(new Loss(
                    told(pool),
                    exported
                            ? "the nightly export in the log archive account; passwords are chosen anew"
                            : "no address: estate.recoveryKey is not set, so users are linked by hand",
                    !exported));
        }
        Stream.of("AWS::S3::Bucket", "AWS::ApiGateway::RestApi", "AWS::CloudFront::Distribution")
                .flatMap(type -> Assembly.resources(stacks, type).stream())
                .forEach(made -> losses.add(new Loss(told(made), "made anew from the repository", false)));
        return losses;
    }

    /** A plan that selects the table and copies into a vault of another account. */
    private boolean isCopied(Resource table) {
        TreeSet<String> plans = new TreeSet<>();
        Assembly.resources(stacks, "AWS::Backup::BackupSelection").stream()
                .filter(selection -> selection.node().toString().contains("\"" + table.id() + "\""))
                .map(selection -> selection.property("BackupPlanId").toString())
                .forEach(plans::add);
        String own = table.stack().account();
        return Assembly.resources(stacks, "AWS::Backup::BackupPlan").stream()
                .filter(plan -> plans.stream().anyMatch(id -> id.contains("\"" + plan.id() + "\"")))
                .flatMap(plan -> plan.node().findValuesAsText("DestinationBackupVaultArn").stream())
                .anyMatch(vault -> !vault.contains(":" + own + ":") && hasVault(vault));
    }

    /** The vault is one that another account's templates make. */
    private boolean hasVault(String arn) {
        String name = arn.replaceFirst(".*:", "");
        return estate.stacks().stream()
                .flatMap(stack ->
                        Assembly.resources(List.of(stack), "AWS::Backup::LogicallyAirGappedBackupVault").stream())
                .anyMatch(vault -> vault.property("BackupVaultName").asText().equals(name)
                        && arn.contains(":" + vault.stack().account() + ":"));
    }

    private boolean exports(Resource pool) {
        return Assembly.resources(stacks, "AWS::Lambda::Function").stream()
                .map(function -> function.node().at("/Properties/Environment/Variables"))
                .filter(variables -> variables.has("RECOVERY_KEY"))
                .map(JsonNode::toString)
                .anyMatch(variables -> variables.contains("\"" + pool.id() + "\""));
    }

    private static String told(Resource resource) {
        return "%s (%s)".formatted(resource.place(), resource.type());
    }

    /** True if every list comes back; addresses without an export are told, and are the settings' choice. */
    boolean passed() {
        return losses().stream().noneMatch(loss -> loss.isLost() && loss.thing().contains("DynamoDB"));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        losses().forEach(
                        loss -> lines.add("%s %s: %s".formatted(loss.isLost() ? "!" : " ", loss.thing(), loss.left())));
        for (int i = 0; i < ORDER.size(); i++) {
            lines.add("%d. %s".formatted(i + 1, ORDER.get(i)));
        }
        return lines;
    }

    String page() {
        StringBuilder page = new StringBuilder("""
                # Drill: account %s is lost

                Written by `./mymovie drill account-loss`, from the templates and by playing it; [account-loss.md](../runbooks/account-loss.md) has the commands.

                | lost | where it comes from again |
                | --- | --- |
                """.formatted(account));
        losses().forEach(loss -> page.append("| %s | %s |%n".formatted(loss.thing(), loss.left())));
        page.append("\nIn this order:\n\n");
        for (int i = 0; i < ORDER.size(); i++) {
            page.append("%d. %s%n".formatted(i + 1, ORDER.get(i)));
        }
        return page.toString();
    }
}
