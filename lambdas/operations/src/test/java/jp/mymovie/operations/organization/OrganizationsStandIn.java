package jp.mymovie.operations.organization;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/** An organization with one root, whose policy types take a while to become enabled, and IAM beside it. */
final class OrganizationsStandIn implements AwsStandIn.Service {
    static final String ROOT = "r-ab12";

    private final Map<String, Integer> looksUntilEnabled = new LinkedHashMap<>();
    private final Set<String> trusted = new TreeSet<>();
    private final Set<String> delegations = new TreeSet<>();
    private final Set<String> rootManagement = new TreeSet<>();
    private final Set<String> serviceLinkedRoles = new TreeSet<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, List<String>> refusals = new LinkedHashMap<>();

    /** The actions taken, each once, in the order in which they first took effect. */
    List<String> order() {
        return order.stream().distinct().toList();
    }

    Set<String> serviceLinkedRoles() {
        return serviceLinkedRoles;
    }

    /** Answers the next calls of an action with these errors, one each. */
    void refuse(String action, List<String> errors) {
        refusals.put(action, new ArrayList<>(errors));
    }

    Set<String> delegations() {
        return delegations;
    }

    Set<String> rootManagement() {
        return rootManagement;
    }

    /** The policy types that are enabled or on their way. */
    Set<String> policyTypes() {
        return Set.copyOf(looksUntilEnabled.keySet());
    }

    Set<String> trusted() {
        return trusted;
    }

    void alreadyEnabled(String type) {
        looksUntilEnabled.put(type, 0);
    }

    void looksUntilEnabled(String type, int looks) {
        looksUntilEnabled.put(type, looks);
    }

    void clear() {
        looksUntilEnabled.clear();
        trusted.clear();
        delegations.clear();
        rootManagement.clear();
        serviceLinkedRoles.clear();
    }

    @Override
    public boolean takes(Request request) {
        return isIam(request)
                || isBackup(request)
                || (request.containsHeader("X-Amz-Target")
                        && request.getHeader("X-Amz-Target").startsWith("AWSOrganizationsV20161128."));
    }

    private static boolean isIam(Request request) {
        return request.getBodyAsString().matches("Action=(EnableOrganizationsRoot|CreateServiceLinkedRole).*")
                && request.getHeader("Authorization").contains("/us-east-1/iam/aws4_request");
    }

    private static boolean isBackup(Request request) {
        return request.getUrl().equals("/global-settings")
                && request.getHeader("Authorization").contains("/backup/aws4_request")
                && request.getBodyAsString().equals("{\"GlobalSettings\":{\"isCrossAccountBackupEnabled\":\"true\"}}");
    }

    @Override
    public AwsStandIn.Reply answer(Request request) {
        if (isBackup(request)) {
            order.add("UpdateGlobalSettings");
            return new AwsStandIn.Reply(200, "");
        }
        String action = isIam(request)
                ? request.getBodyAsString().replaceFirst("Action=(\\w+)&.*", "$1")
                : request.getHeader("X-Amz-Target").replaceFirst(".*\\.", "");
        List<String> refused = refusals.getOrDefault(action, List.of());
        if (!refused.isEmpty()) {
            return AwsStandIn.error(refused.removeFirst());
        }
        order.add(action);
        return isIam(request) ? iam(action, request.getBodyAsString()) : organizations(action, request);
    }

    private AwsStandIn.Reply iam(String action, String form) {
        if (!action.equals("CreateServiceLinkedRole")) {
            rootManagement.add(action);
            return new AwsStandIn.Reply(200, "");
        }
        String service = form.replaceFirst(".*&AWSServiceName=", "");
        return serviceLinkedRoles.add(service) ? new AwsStandIn.Reply(200, "") : new AwsStandIn.Reply(400, """
                        <ErrorResponse><Error><Type>Sender</Type><Code>InvalidInput</Code><Message>Service role name \
                        AWSServiceRoleForAccessAnalyzer has been taken in this account, please try a different suffix.\
                        </Message></Error></ErrorResponse>""");
    }

    private AwsStandIn.Reply organizations(String action, Request request) {
        Map<String, @Nullable Object> body = Json.object(request.getBodyAsString());
        return switch (action) {
            case "ListRoots" -> roots();
            case "EnablePolicyType" -> enable(Json.text(body, "RootId"), Json.text(body, "PolicyType"));
            case "EnableAWSServiceAccess" -> {
                trusted.add(Json.text(body, "ServicePrincipal"));
                yield new AwsStandIn.Reply(200, "{}");
            }
            case "RegisterDelegatedAdministrator" ->
                delegations.add(Json.text(body, "ServicePrincipal") + "=" + Json.text(body, "AccountId"))
                        ? new AwsStandIn.Reply(200, "{}")
                        : AwsStandIn.error("AccountAlreadyRegisteredException");
            default -> AwsStandIn.error("InvalidAction");
        };
    }

    private AwsStandIn.Reply enable(String rootId, String type) {
        if (!rootId.equals(ROOT)) {
            return AwsStandIn.error("RootNotFoundException");
        }
        if (looksUntilEnabled.containsKey(type)) {
            return AwsStandIn.error("PolicyTypeAlreadyEnabledException");
        }
        looksUntilEnabled.put(type, 2);
        return new AwsStandIn.Reply(200, Json.write(Map.of("Root", root())));
    }

    private AwsStandIn.Reply roots() {
        AwsStandIn.Reply reply = new AwsStandIn.Reply(200, Json.write(Map.of("Roots", List.of(root()))));
        looksUntilEnabled.replaceAll((type, looks) -> Math.max(0, looks - 1));
        return reply;
    }

    private Map<String, Object> root() {
        return Map.of(
                "Id",
                ROOT,
                "Name",
                "Root",
                "PolicyTypes",
                looksUntilEnabled.entrySet().stream()
                        .map(type -> Map.of(
                                "Type", type.getKey(), "Status", type.getValue() == 0 ? "ENABLED" : "PENDING_ENABLE"))
                        .toList());
    }
}
