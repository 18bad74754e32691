package jp.mymovie.lab.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The calls of AWS of an account on a day. One in thirty is denied. */
final class Calls {
    private static final List<String> REGIONS = List.of("ap-northeast-1", "ap-northeast-1", "us-east-1");
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
                    random.nextInt(30) == 0 ? "AccessDenied" : "");
        });
    }
}
