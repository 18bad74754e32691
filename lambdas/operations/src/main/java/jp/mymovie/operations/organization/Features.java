package jp.mymovie.operations.organization;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.mymovie.operations.http.SignedHttp;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountAlreadyRegisteredException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeAlreadyEnabledException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;

/**
 * What is switched on in the organization. Switching on is repeatable and never undone here. Needs
 * {@code organizations:ListRoots}, {@code organizations:EnablePolicyType} and
 * {@code organizations:EnableAWSServiceAccess} (with {@code iam:CreateServiceLinkedRole} for services that make one);
 * {@code organizations:RegisterDelegatedAdministrator} and IAM's two calls only where they are asked for.
 */
final class Features {
    private static final int POLLS = 30;
    private static final List<PolicyTypeStatus> ON =
            Arrays.asList(PolicyTypeStatus.ENABLED, PolicyTypeStatus.PENDING_ENABLE);

    private final OrganizationsClient organizations;
    private final SignedHttp aws;
    private final Pause pause;

    Features(OrganizationsClient organizations, SignedHttp aws, Pause pause) {
        this.organizations = organizations;
        this.aws = aws;
        this.pause = pause;
    }

    /** Waits before it is asked again. */
    @FunctionalInterface
    interface Pause {
        void rest() throws InterruptedException;
    }

    /** Enables what is not enabled yet and waits until it is, since a policy can't be attached before. */
    void enable(FeaturesRequest request, LambdaLogger log) throws InterruptedException {
        for (String principal : request.servicePrincipals()) {
            organizations.enableAWSServiceAccess(access -> access.servicePrincipal(principal));
            log.log("organization: trusted access is enabled for " + principal);
        }
        if (request.rootManagement()) {
            // Both may be repeated; trusted access of IAM comes first.
            for (String action :
                    List.of("EnableOrganizationsRootCredentialsManagement", "EnableOrganizationsRootSessions")) {
                aws.send(SignedHttp.Call.query(
                        "iam", "us-east-1", "iam.amazonaws.com", "Action=" + action + "&Version=2010-05-08"));
            }
            log.log("organization: the members' root users are managed centrally");
        }
        for (FeaturesRequest.Delegation delegation : request.delegations()) {
            delegate(delegation);
            log.log("organization: " + delegation);
        }
        Map<String, PolicyTypeStatus> statuses = statusOf(request.rootId());
        for (String type : request.policyTypes()) {
            if (!ON.contains(statuses.get(type))) {
                enable(request.rootId(), type);
                log.log("organization: asked to enable policy type " + type);
            }
        }
        await(request);
        log.log("organization: policy types enabled on " + request.rootId() + ": " + request.policyTypes());
    }

    private void delegate(FeaturesRequest.Delegation delegation) {
        try {
            organizations.registerDelegatedAdministrator(register ->
                    register.servicePrincipal(delegation.servicePrincipal()).accountId(delegation.accountId()));
        } catch (AccountAlreadyRegisteredException e) {
            // As it should be.
        }
    }

    private void enable(String rootId, String type) {
        try {
            organizations.enablePolicyType(enable -> enable.rootId(rootId).policyType(type));
        } catch (PolicyTypeAlreadyEnabledException e) {
            // Somebody was faster: just as well.
        }
    }

    private void await(FeaturesRequest request) throws InterruptedException {
        for (int poll = 0; poll < POLLS; poll++) {
            Map<String, PolicyTypeStatus> statuses = statusOf(request.rootId());
            List<String> pending = request.policyTypes().stream()
                    .filter(type -> statuses.get(type) != PolicyTypeStatus.ENABLED)
                    .toList();
            if (pending.isEmpty()) {
                return;
            }
            pause.rest();
        }
        throw new IllegalStateException("policy types " + request.policyTypes() + " must become enabled on '"
                + request.rootId() + "', still waiting after " + POLLS + " looks: deploy once more");
    }

    private Map<String, PolicyTypeStatus> statusOf(String rootId) {
        Root root = organizations.listRootsPaginator().stream()
                .flatMap(page -> page.roots().stream())
                .filter(candidate -> candidate.id().equals(rootId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'RootId' must be a root of this organization, got '" + rootId + "'"));
        return root.policyTypes().stream()
                .collect(Collectors.toMap(PolicyTypeSummary::typeAsString, PolicyTypeSummary::status));
    }
}
