package jp.mymovie.assembly.diff;

import static jp.mymovie.assembly.Fixtures.stack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.mymovie.assembly.Stack;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String TABLE = """
            "Movies": {"Type": "AWS::DynamoDB::Table", "UpdateReplacePolicy": "Retain", "Properties": {"BillingMode": "A",
              "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
              "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}]}}""";
    private static final String POOL = """
            "Users": {"Type": "AWS::Cognito::UserPool", "DeletionPolicy": "Retain", "Properties": {
              "Schema": [{"Name": "email", "Mutable": false}]}}""";
    private static final String BUCKET = """
            "Site": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": {"Fn::Join": ["-", ["a", {"Ref": "Part"}]]}}}""";

    @Test
    void findsNothingBetweenEqualStacks() {
        assertThat(lines(of(TABLE, POOL), of(POOL, TABLE))).isEmpty();
    }

    @Test
    void listsWhatIsAddedAndWhatIsGone() {
        assertThat(lines(of("'A': {'Type': 'AWS::SNS::Topic'}"), of("'B': {'Type': 'AWS::SNS::Topic'}")))
                .containsExactly("- Stg/Data/A (AWS::SNS::Topic)", "+ Stg/Data/B (AWS::SNS::Topic)");
    }

    @Test
    void namesThePropertiesThatDiffer() {
        String before = """
                'A': {'Type': 'X', 'DependsOn': ['B'], 'Metadata': {'a': 1}, 'Properties': {
                  'Same': 1, 'Name': {'Ref': 'B'}, 'List': [1, 2], 'Long': [1], 'Tags': [{'Key': 'k', 'Value': 1}, {'Key': 'l'}]}}""";
        String after = """
                'A': {'Type': 'X', 'DependsOn': ['C'], 'Metadata': {'a': 2}, 'Properties': {
                  'Same': 1, 'Name': {'Ref': 'C'}, 'List': [1, 3], 'Long': [1, 2], 'Tags': [{'Key': 'k', 'Value': 2}, {'Key': 'm'}]}}""";

        assertThat(lines(of(before), of(after)))
                .containsExactly(
                        "~ Stg/Data/A (X): DependsOn[0], List[1], Long, Name, Tags[k].Value, Tags[l], Tags[m+]");
    }

    @Test
    void namesAListOfWhichTheOrderAloneDiffers() {
        assertThat(lines(
                        of("'A': {'Type': 'X', 'Properties': {'L': [{'Name': 'a'}, {'Name': 'b'}]}}"),
                        of("'A': {'Type': 'X', 'Properties': {'L': [{'Name': 'b'}, {'Name': 'a'}]}}")))
                .containsExactly("~ Stg/Data/A (X): L");
    }

    @Test
    void namesWhatDiffersOutsideOfTheResources() {
        assertThat(lines(
                        List.of(stack("Data", "{\"Outputs\": {\"A\": {\"Value\": 1}}}")),
                        List.of(stack("Data", "{\"Outputs\": {\"A\": {\"Value\": 2}}}"))))
                .containsExactly("~ Stg/Data: Outputs.A.Value");
    }

    @Test
    void saysThatCodeChangedWhereNothingButHashesDiffer() {
        assertThat(lines(of(function('a')), of(function('b'))))
                .containsExactly(
                        "~ Stg/Data/Live (AWS::Lambda::Alias): code changed",
                        "~ Stg/Data/Queries (AWS::Lambda::Function): code changed",
                        "~ Stg/Data/QueriesCurrentVersion0A0B0C0D" + "b".repeat(32)
                                + " (AWS::Lambda::Version): code changed");
    }

    private static String function(char hash) {
        String version = "QueriesCurrentVersion0A0B0C0D" + String.valueOf(hash).repeat(32);
        return """
                'Queries': {'Type': 'AWS::Lambda::Function', 'Properties': {'Code': {'S3Key': '%s.zip'}}},
                '%s': {'Type': 'AWS::Lambda::Version', 'Properties': {'FunctionName': {'Ref': 'Queries'}}},
                'Live': {'Type': 'AWS::Lambda::Alias', 'Properties': {'FunctionVersion': {'Fn::GetAtt': ['%s', 'Version']}}}""".formatted(String.valueOf(hash).repeat(64), version, version);
    }

    @Test
    void updatesATableInPlaceWhereItsKeyStays() {
        String after = TABLE.replace("\"A\"", "\"B\"")
                .replace("\"S\"}", "\"S\"}, {\"AttributeName\": \"gsi\", \"AttributeType\": \"S\"}");

        assertThat(lines(of(TABLE), of(after)))
                .containsExactly("~ Stg/Data/Movies (AWS::DynamoDB::Table): AttributeDefinitions[gsi+], BillingMode");
    }

    @Test
    void replacesATableByItsKey() {
        assertThat(lines(of(TABLE), of(TABLE.replace("\"pk\", \"KeyType\"", "\"id\", \"KeyType\""))))
                .containsExactly("! Stg/Data/Movies (AWS::DynamoDB::Table): replaced by KeySchema[id+], KeySchema[pk]; "
                        + "UpdateReplacePolicy Retain: the old one stays with its data, in no stack");
        assertThat(lines(of(TABLE), of(TABLE.replace("\"S\"", "\"N\""))))
                .singleElement()
                .asString()
                .contains("replaced by AttributeDefinitions[pk].AttributeType");
    }

    @Test
    void replacesABucketWhoseNameIsAnother() {
        assertThat(lines(parameter("a"), parameter("b")))
                .containsExactly(
                        "~ Stg/Data: Parameters.Part.Default",
                        "! Stg/Data/Site (AWS::S3::Bucket): replaced by BucketName; "
                                + "UpdateReplacePolicy Delete: the old one is lost with its data");
    }

    @Test
    void keepsABucketWhoseNameIsWrittenOtherwise() {
        Stack literal = stack("Data", """
                {"Parameters": {"Part": {"Default": "a"}}, "Resources": {
                  "Site": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "a-a"}}}}""");

        assertThat(lines(parameter("a"), List.of(literal)))
                .containsExactly("~ Stg/Data/Site (AWS::S3::Bucket): BucketName");
    }

    private static List<Stack> parameter(String value) {
        return List.of(stack(
                "Data",
                "{\"Parameters\": {\"Part\": {\"Default\": \"%s\"}}, \"Resources\": {%s}}".formatted(value, BUCKET)));
    }

    @Test
    void tellsThatTheSchemaOfAPoolIsRefused() {
        assertThat(lines(of(POOL), of(POOL.replace("false", "true"))))
                .containsExactly("! Stg/Data/Users (AWS::Cognito::UserPool): update refused by Schema[email].Mutable: "
                        + "only a new resource could have it");
        assertThat(lines(of(POOL), of(POOL.replaceAll("\"Schema\": .*]", ""))))
                .singleElement()
                .asString()
                .contains("update refused by Schema[email]");
        assertThat(lines(of(POOL), of(POOL.replace("false}", "false}, {\"Name\": \"handle\"}"))))
                .containsExactly("~ Stg/Data/Users (AWS::Cognito::UserPool): Schema[handle+]");
    }

    @Test
    void tellsThatAnotherTypeIsRefused() {
        assertThat(lines(of(POOL), of("'Users': {'Type': 'AWS::SNS::Topic'}")))
                .containsExactly("! Stg/Data/Users (AWS::Cognito::UserPool): update refused by Type: "
                        + "only a new resource could have it");
    }

    @Test
    void deletesAPoolThatIsRetained() {
        assertThat(lines(of(POOL, TABLE), of(TABLE)))
                .containsExactly("! Stg/Data/Users (AWS::Cognito::UserPool): deleted; "
                        + "DeletionPolicy Retain: the old one stays with its data, in no stack");
    }

    @Test
    void renamesABucketOfAnotherLogicalIdToTheOneThatIsMostAlike() {
        String a = "'A': {'Type': 'AWS::S3::Bucket', 'Properties': {'Tags': 1}}";
        String b = "'B': {'Type': 'AWS::S3::Bucket', 'DeletionPolicy': 'Snapshot', 'Properties': {'Tags': 2}}";

        assertThat(lines(of(a, b), of(a.replace("'A'", "'Z'"), b.replace("'B'", "'Y'"))))
                .containsExactly(
                        "! Stg/Data/A (AWS::S3::Bucket): renamed to Z; "
                                + "DeletionPolicy Delete: the old one is lost with its data",
                        "! Stg/Data/B (AWS::S3::Bucket): renamed to Y; "
                                + "DeletionPolicy Snapshot: a snapshot of the old one stays");
    }

    @Test
    void renamesABucketThatMovesToAnotherStackWithItsName() {
        String named =
                "{\"Resources\": {\"Site\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": \"b\"}}}}";

        assertThat(lines(
                        List.of(stack("Data", named), stack("Web", "{}")),
                        List.of(stack("Data", "{}"), stack("Web", named))))
                .singleElement()
                .asString()
                .startsWith("! Stg/Data/Site (AWS::S3::Bucket): renamed to Stg/Web/Site; ");
    }

    @Test
    void tellsOfAStackThatIsGoneWhatHeldData() {
        List<Stack> stacks = of(TABLE, "'A': {'Type': 'AWS::SNS::Topic'}");

        assertThat(lines(stacks, List.of()))
                .containsExactly(
                        "- Stg/Data: stack with 2 resources in 000000000004, ap-northeast-1",
                        "! Stg/Data/Movies (AWS::DynamoDB::Table): deleted; "
                                + "DeletionPolicy Delete: the old one is lost with its data");
        assertThat(lines(List.of(), stacks))
                .containsExactly("+ Stg/Data: stack with 2 resources in 000000000004, ap-northeast-1");
        assertThat(Comparison.of(List.of(), stacks)).hasSize(3);
    }

    @Test
    void takesAStackOfAnotherAccountForAnother() {
        Stack here = of(TABLE).getFirst();
        Stack there = new Stack(
                here.stage(),
                here.name(),
                "000000000005",
                here.region(),
                here.template(),
                here.directory(),
                here.assets());

        assertThat(lines(List.of(here), List.of(there)))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("! Stg/Data/Movies (AWS::DynamoDB::Table): deleted"));
    }

    private static List<Stack> of(String... resources) {
        return List.of(stack(
                "Data",
                "{\"Resources\": {%s}}".formatted(String.join(", ", resources).replace('\'', '"'))));
    }

    private static List<String> lines(List<Stack> before, List<Stack> after) {
        List<String> lines = Report.lines(Comparison.of(before, after));
        return lines.subList(0, lines.size() - 1);
    }
}
