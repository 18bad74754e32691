package jp.mymovie.lab.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;

/**
 * Who may read or write the objects of which bucket, as roles' and buckets' policies allow it.
 *
 * @param principal a role without its session, {@code arn:aws:sts::…:assumed-role/Name/}, or a service
 * @param sessions what the role's sessions are called; one that is empty for a service
 * @param nightly whether it is a function's role: of the functions, the nightly compaction reads the lake
 * @param writes whether it may write; otherwise it may read
 * @param objects the ARN of a bucket and a folder in it, {@code arn:aws:s3:::bucket/folder/}
 */
record BucketUse(String principal, List<String> sessions, boolean nightly, boolean writes, String objects) {
    private static final List<String> PEOPLE = List.of("hanako", "taro");

    static List<BucketUse> of(Assembly assembly, Values values) {
        List<BucketUse> uses = new ArrayList<>();
        for (Resource policy : Assembly.resources(assembly.stacks(), "AWS::IAM::Policy")) {
            for (JsonNode reference : policy.property("Roles")) {
                Resource role = role(assembly, policy, reference);
                BucketUse any = by(role, values.ref(role));
                policy.property("PolicyDocument")
                        .path("Statement")
                        .forEach(statement -> any.add(values, policy, statement, uses));
            }
        }
        // The roles of people are the bootstrap's, with policies of their own inside.
        for (Resource role : Assembly.resources(assembly.bootstrap(), "AWS::IAM::Role")) {
            BucketUse any = by(role, role.property("RoleName").asText());
            for (JsonNode policy : role.property("Policies")) {
                policy.at("/PolicyDocument/Statement").forEach(statement -> any.add(values, role, statement, uses));
            }
        }
        for (Resource policy : Assembly.resources(assembly.stacks(), "AWS::S3::BucketPolicy")) {
            for (JsonNode statement : policy.property("PolicyDocument").path("Statement")) {
                JsonNode service = statement.path("Principal").path("Service");
                if (service.isTextual()) {
                    new BucketUse("svc:" + service.asText(), List.of(""), false, false, "")
                            .add(values, policy, statement, uses);
                }
            }
        }
        return List.copyOf(uses);
    }

    /** The role of a policy; one of another stack is known by its name. */
    private static Resource role(Assembly assembly, Resource policy, JsonNode reference) {
        if (reference.has("Ref")) {
            return policy.stack().resource(reference.path("Ref").asText());
        }
        return Assembly.resources(assembly.stacks(), "AWS::IAM::Role").stream()
                .filter(role -> role.stack().account().equals(policy.stack().account())
                        && role.property("RoleName").equals(reference))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'Roles' of %s must name a role of its account, got %s".formatted(policy.place(), reference)));
    }

    private static BucketUse by(Resource role, String name) {
        String trusted = role.property("AssumeRolePolicyDocument")
                .at("/Statement/0/Principal/Service")
                .asText();
        return new BucketUse(
                "arn:aws:sts::%s:assumed-role/%s/".formatted(role.stack().account(), name),
                trusted.isEmpty() ? PEOPLE : List.of(trusted.replaceFirst("\\..*", "")),
                trusted.startsWith("lambda."),
                false,
                "");
    }

    /** Adds what a statement allows. Only what is of interest is evaluated: a policy may name anything. */
    private void add(Values values, Resource policy, JsonNode statement, List<BucketUse> uses) {
        for (String action : List.of("s3:GetObject", "s3:PutObject")) {
            if (statement.path("Effect").asText().equals("Allow")
                    && texts(statement.path("Action")).contains(action)) {
                for (String resource : texts(values.value(policy.stack(), statement.path("Resource")))) {
                    uses.add(new BucketUse(
                            principal,
                            sessions,
                            nightly,
                            action.equals("s3:PutObject"),
                            resource.replaceFirst("\\*$", "")));
                }
            }
        }
    }

    private static List<String> texts(JsonNode oneOrMany) {
        List<String> texts = new ArrayList<>();
        (oneOrMany.isArray() ? oneOrMany : List.of(oneOrMany)).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    boolean of(String bucket) {
        return objects.startsWith("arn:aws:s3:::" + bucket + "/");
    }

    /** Below the bucket, empty where it is all of it. */
    String folder() {
        return objects.replaceFirst("^[^/]*/", "");
    }

    String requester(RandomGenerator random) {
        return principal + sessions.get(random.nextInt(sessions.size()));
    }
}
