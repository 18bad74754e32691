package jp.mymovie.lab.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The calls of AWS of an account on a day. One in thirty fails, most of them since they are denied. */
final class Calls {
    private static final List<String> REGIONS = regions();

    /** What a client of another region is given, or somebody who looks for what is not there. */
    private static final List<String> ERRORS = List.of(
            "AccessDenied",
            "AccessDenied",
            "AccessDenied",
            "ThrottlingException",
            "TrailNotFoundException",
            "VcpuLimitExceeded");

    private static final List<String> KNOWN = List.of(
            "sts.amazonaws.com AssumeRole",
            "s3.amazonaws.com PutBucketPolicy",
            "lambda.amazonaws.com UpdateFunctionCode20150331v2",
            "cloudformation.amazonaws.com ExecuteChangeSet",
            "iam.amazonaws.com CreateRole",
            "kms.amazonaws.com Decrypt",
            "dynamodb.amazonaws.com DescribeTable",
            "logs.amazonaws.com StartQuery");

    private Calls() {}

    /** One call in sixty is made in a region that the estate does not use. */
    private static List<String> regions() {
        List<String> regions = new ArrayList<>(Collections.nCopies(39, "ap-northeast-1"));
        regions.addAll(Collections.nCopies(20, "us-east-1"));
        regions.add("eu-west-1");
        return List.copyOf(regions);
    }

    private static String error(SplittableRandom random) {
        return random.nextInt(30) == 0 ? ERRORS.get(random.nextInt(ERRORS.size())) : "";
    }

    static Stream<Call> of(long seed, String account, LocalDate day, int count) {
        SplittableRandom random = new SplittableRandom(seed * 31 + account.hashCode() * 1_000_003L + day.toEpochDay());
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return IntStream.range(0, count).mapToObj(i -> {
            Instant time = start.plusSeconds((long) ((i + random.nextDouble()) / count * 86_400));
            String[] call = KNOWN.get(random.nextInt(KNOWN.size())).split(" ");
            String role = random.nextInt(3) == 0 ? "operator/hanako" : "deployment/pipeline";
            return new Call(
                    time,
                    account,
                    REGIONS.get(random.nextInt(REGIONS.size())),
                    Ids.uuid(random),
                    call[0],
                    call[1],
                    "arn:aws:sts::%s:assumed-role/%s".formatted(account, role),
                    error(random));
        });
    }
}
