package jp.mymovie.lab.incidents;

import java.util.List;
import java.util.Optional;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/**
 * Names in metrics of what belongs to the whole estate, from its templates.
 *
 * @param checkup the function that examines the estate each morning and evening; null where there is none
 * @param settings what that function is told of the estate; empty where there is none
 */
record EstateNames(
        List<Account> accounts,
        String homeRegion,
        Function compaction,
        Function watch,
        List<Function> killSwitches,
        @Nullable Function checkup,
        String settings,
        List<StageNames> stages) {

    static EstateNames of(Assembly assembly) {
        Values values = Values.ofAnyType(assembly.stacks());
        List<Account> accounts = assembly.accounts();
        Optional<Resource> checkup = Assembly.resources(assembly.stacks(), "AWS::Lambda::Function").stream()
                .filter(each -> each.property("Handler").asText().contains(".Checkup::"))
                .findFirst();
        return new EstateNames(
                accounts,
                assembly.estate().path("homeRegion").asText(),
                only(assembly, values, "Compaction"),
                only(assembly, values, "TrailWatch"),
                Function.of(assembly.stacks(), values, "KillSwitch"),
                checkup.map(each -> new Function(
                                each.stack().account(), each.stack().region(), values.name(each), "", "", false))
                        .orElse(null),
                checkup.map(each -> values.value(each, "Environment")
                                .path("Variables")
                                .path("ESTATE")
                                .asText())
                        .orElse(""),
                accounts.stream()
                        .filter(account -> account.service() != null)
                        .map(account -> StageNames.of(assembly, values, account))
                        .toList());
    }

    private static Function only(Assembly assembly, Values values, String handler) {
        return Function.of(assembly.stacks(), values, handler).stream()
                .findFirst()
                .orElseThrow(() -> new Unsupported("no function calls '%s'".formatted(handler)));
    }

    Account account(String role) {
        return accounts.stream()
                .filter(account -> account.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new Unsupported("no account has the role '%s'".formatted(role)));
    }
}
