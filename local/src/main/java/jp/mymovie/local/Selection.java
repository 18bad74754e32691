package jp.mymovie.local;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import org.jspecify.annotations.Nullable;

/** The CDK stage that {@code --service} and {@code --stage} name. */
final class Selection {
    /** The stage that runs where the assembly names no services. */
    private static final String OTHERWISE = "Stg";

    private Selection() {}

    /**
     * Finds the stage: by default the first stage of the first service.
     *
     * @param service a service of {@code estate.json}; null for its first
     * @param stage a stage of the service, or a stage's name in the CDK; null for the service's first
     * @throws IllegalArgumentException where there is no such service or stage, with those there are
     */
    static String stage(Assembly assembly, @Nullable String service, @Nullable String stage) {
        List<Account> homes = assembly.accounts().stream()
                .filter(account -> account.service() != null && account.stage() != null)
                .toList();
        if (service == null && (homes.isEmpty() || isOfTheCdk(assembly, stage))) {
            return stage == null ? OTHERWISE : stage;
        }
        String wanted = service == null ? homes.getFirst().service() : service;
        List<Account> stages = homes.stream()
                .filter(account -> Objects.equals(account.service(), wanted))
                .toList();
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("'--service' must be a service of '%s', got '%s'; known: %s"
                    .formatted(
                            assembly.directory(), wanted, names(homes.stream().map(Account::service))));
        }
        return stages.stream()
                .filter(account -> stage == null || stage.equals(account.stage()) || stage.equals(account.name()))
                .map(Account::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'--stage' must be a stage of '%s', got '%s'; known: %s"
                        .formatted(wanted, stage, names(stages.stream().map(Account::stage)))));
    }

    private static boolean isOfTheCdk(Assembly assembly, @Nullable String stage) {
        return assembly.stacks().stream().map(Stack::stage).anyMatch(name -> name.equals(stage));
    }

    private static List<@Nullable String> names(Stream<@Nullable String> names) {
        return names.distinct().toList();
    }
}
