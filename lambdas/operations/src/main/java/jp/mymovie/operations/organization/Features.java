package jp.mymovie.operations.organization;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.mymovie.operations.http.SignedHttp;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountAlreadyRegisteredException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeAlreadyEnabledException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

/**
 * Features that are switched on in the organization, one after another. Switching on is repeatable and never undone
 * here. Each needs the action of its name only where it is asked for: {@code organizations:ListRoots} and
 * {@code organizations:EnablePolicyType}, {@code organizations:EnableAWSServiceAccess},
 * {@code iam:CreateServiceLinkedRole}, IAM's two of central root management, {@code backup:UpdateGlobalSettings}, and
 * {@code organizations:RegisterDelegatedAdministrator}.
 */
final class Features {
    private static final List<PolicyTypeStatus> ON =
            Arrays.asList(PolicyTypeStatus.ENABLED, PolicyTypeStatus.PENDING_ENABLE);

    private final OrganizationsClient organizations;
    private final SignedHttp aws;
    private final Patience patience;
    private final LambdaLogger log;

    Features(OrganizationsClient organizations, SignedHttp aws, Patience patience, LambdaLogger log) {
        this.organizations = organizations;
        this.aws = aws;
        this.patience = patience;
        this.log = log;
    }

    /**
     * Enables what is not enabled yet. A service is delegated last: IAM Access Analyzer takes an administrator only once
     * it has trusted access and its service-linked role is in the management account.
     */
    void enable(FeaturesRequest request) throws InterruptedException {
        if (!request.policyTypes().isEmpty()) {
            enablePolicyTypes(request);
        }
        for (String principal : request.servicePrincipals()) {
            patience.ask(
                    "EnableAWSServiceAccess of " + principal,
                    () -> organizations.enableAWSServiceAccess(access -> access.servicePrincipal(principal)));
            log.log("organization: trusted access is enabled for " + principal);
        }
        for (String principal : request.serviceLinkedRoles()) {
            makeRole(principal);
        }
        if (request.rootManagement()) {
            // Both may be repeated; trusted access of IAM comes first.
            iam("EnableOrganizationsRootCredentialsManagement", "");
            iam("EnableOrganizationsRootSessions", "");
            log.log("organization: the members' root users are managed centrally");
        }
        for (String region : request.backupRegions()) {
            patience.ask("UpdateGlobalSettings in " + region, () -> aws.send(crossAccountBackup(region)));
            log.log("organization: backups may be copied to other accounts, asked in " + region);
        }
        for (FeaturesRequest.Delegation delegation : request.delegations()) {
            delegate(delegation);
            log.log("organization: " + delegation);
        }
    }

    private static SignedHttp.Call crossAccountBackup(String region) {
        return new SignedHttp.Call(
                SdkHttpMethod.PUT,
                "backup",
                region,
                "backup.%s.amazonaws.com".formatted(region),
                "/global-settings",
                Map.of("Content-Type", "application/json"),
                "{\"GlobalSettings\":{\"isCrossAccountBackupEnabled\":\"true\"}}");
    }

    /** Enables them and waits until they are enabled, since a policy can't be attached before. */
    private void enablePolicyTypes(FeaturesRequest request) throws InterruptedException {
        Map<String, PolicyTypeStatus> statuses = statusOf(request.rootId());
        for (String type : request.policyTypes()) {
            if (!ON.contains(statuses.get(type))) {
                patience.ask("EnablePolicyType of " + type, () -> enable(request.rootId(), type));
                log.log("organization: asked to enable policy type " + type);
            }
        }
        while (true) {
            List<String> pending = pending(request);
            if (pending.isEmpty()) {
                log.log("organization: policy types enabled on " + request.rootId() + ": " + request.policyTypes());
                return;
            }
            patience.rest(
                    "policy types %s must become enabled on '%s', still waiting".formatted(pending, request.rootId()));
        }
    }

    private List<String> pending(FeaturesRequest request) throws InterruptedException {
        Map<String, PolicyTypeStatus> statuses = statusOf(request.rootId());
        return request.policyTypes().stream()
                .filter(type -> statuses.get(type) != PolicyTypeStatus.ENABLED)
                .toList();
    }

    private boolean enable(String rootId, String type) {
        try {
            organizations.enablePolicyType(enable -> enable.rootId(rootId).policyType(type));
            return true;
        } catch (PolicyTypeAlreadyEnabledException e) {
            // Somebody was faster: just as well.
            return false;
        }
    }

    private void makeRole(String service) throws InterruptedException {
        try {
            iam("CreateServiceLinkedRole", "&AWSServiceName=" + service);
            log.log("organization: the service-linked role of " + service + " is made");
        } catch (SignedHttp.Refused e) {
            // IAM's answer for a role that exists: "... has been taken in this account, please try a different suffix".
            if (!String.valueOf(e.getMessage()).contains("has been taken")) {
                throw e;
            }
        }
    }

    private void iam(String action, String parameters) throws InterruptedException {
        patience.ask(
                action + parameters,
                () -> aws.send(SignedHttp.Call.query(
                        "iam",
                        "us-east-1",
                        "iam.amazonaws.com",
                        "Action=" + action + "&Version=2010-05-08" + parameters)));
    }

    private void delegate(FeaturesRequest.Delegation delegation) throws InterruptedException {
        try {
            patience.ask(
                    "RegisterDelegatedAdministrator of " + delegation.servicePrincipal(),
                    () -> organizations.registerDelegatedAdministrator(
                            register -> register.servicePrincipal(delegation.servicePrincipal())
                                    .accountId(delegation.accountId())));
        } catch (AccountAlreadyRegisteredException e) {
            // As it should be.
        }
    }

    private Map<String, PolicyTypeStatus> statusOf(String rootId) throws InterruptedException {
        List<Root> roots = patience.ask(
                "ListRoots",
                () -> organizations.listRootsPaginator().stream()
                        .flatMap(page -> page.roots().stream())
                        .toList());
        Root root = roots.stream()
                .filter(candidate -> candidate.id().equals(rootId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'RootId' must be a root of this organization, got '" + rootId + "'"));
        return root.policyTypes().stream()
                .collect(Collectors.toMap(PolicyTypeSummary::typeAsString, PolicyTypeSummary::status));
    }
}
