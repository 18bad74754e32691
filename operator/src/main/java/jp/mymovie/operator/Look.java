package jp.mymovie.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands of the AWS CLI by which {@code status} and {@code doctor} look: a closed list, so that a test can ask the
 * policies about each. None of them changes anything, and the role {@code ReadOnly} may run all of them.
 */
public enum Look {
    CALLER("sts get-caller-identity"),
    ALARMS("cloudwatch describe-alarms"),
    METRICS("cloudwatch get-metric-data"),
    STACKS("cloudformation describe-stacks"),
    COST("ce get-cost-and-usage"),
    TOPICS("sns list-topics"),
    TOPIC("sns get-topic-attributes"),
    SINKS("oam list-sinks"),
    LINKS("oam list-attached-links"),
    CERTIFICATES("acm list-certificates"),
    CONCURRENCY("lambda get-account-settings"),
    PARAMETERS("ssm describe-parameters"),
    ZONES("route53 list-hosted-zones"),
    RECORDS("route53 list-resource-record-sets"),
    RESTORES("backup list-restore-jobs"),
    POOLS("cognito-idp list-user-pools"),
    POOL("cognito-idp describe-user-pool"),
    POOL_CLIENTS("cognito-idp list-user-pool-clients");

    private final String command;

    Look(String command) {
        this.command = command;
    }

    /** Service and operation, as a person types them after {@code aws}. */
    public String command() {
        return command;
    }

    /** The words of the command with its options. */
    List<String> words(String... options) {
        List<String> words = new ArrayList<>(List.of("aws"));
        Stream.of(command.split(" ")).forEach(words::add);
        words.addAll(List.of(options));
        return words;
    }
}
