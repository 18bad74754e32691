package jp.mymovie.assembly;

import static jp.mymovie.assembly.Fixtures.json;
import static jp.mymovie.assembly.Fixtures.stack;
import static jp.mymovie.assembly.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    private static final Stack DATA = stack("Data", """
            {"Resources": {
               "Films": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "films"}},
               "Writer": {"Type": "Custom::CrossRegionExportWriter", "Properties": {"WriterProps": {"exports": {
                 "/cdk/exports/Stg-Edge/Films": {"Ref": "Films"}}}}}},
             "Outputs": {"Arn": {"Value": {"Fn::GetAtt": ["Films", "Arn"]}, "Export": {"Name": "Stg-Data:Films"}}},
             "Parameters": {"Trusted": {"Type": "CommaDelimitedList", "Default": "a, b"}},
             "Conditions": {"Small": {"Fn::Equals": [{"Ref": "AWS::Region"}, "ap-northeast-1"]},
               "Large": {"Fn::Not": [{"Condition": "Small"}]},
               "Both": {"Fn::And": [{"Condition": "Small"}, {"Condition": "Large"}]},
               "Either": {"Fn::Or": [{"Condition": "Small"}, {"Condition": "Large"}]}},
             "Mappings": {"Sizes": {"stg": {"memory": "512"}}}}""");
    private static final Stack EDGE = stack("Edge", """
            {"Resources": {"Reader": {"Type": "Custom::CrossRegionExportReader"},
               "Odd": {"Type": "AWS::Neptune::DBCluster"}},
             "Parameters": {"Stage": {"Default": "stg"}}}""");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'plain'                                                           | plain",
                "{'Ref':'Films'}                                                   | films",
                "{'Ref':'AWS::Region'}                                             | ap-northeast-1",
                "{'Ref':'AWS::AccountId'}                                          | 000000000004",
                "{'Fn::GetAtt':['Films','Arn']}                                    | arn:aws:dynamodb:ap-northeast-1:000000000004:table/films",
                "{'Fn::GetAtt':'Films.Arn'}                                        | arn:aws:dynamodb:ap-northeast-1:000000000004:table/films",
                "{'Fn::Join':['/',['a',{'Ref':'Films'},'c']]}                      | a/films/c",
                "{'Fn::Select':['1',{'Fn::Split':[':','a:b:c']}]}                  | b",
                "{'Fn::Sub':'${Films}-${AWS::Region}-${!kept}'}                    | films-ap-northeast-1-${kept}",
                "{'Fn::Sub':['${x}/${Films.Arn}',{'x':{'Ref':'Films'}}]}           | films/arn:aws:dynamodb:ap-northeast-1:000000000004:table/films",
                "{'Fn::FindInMap':['Sizes','stg','memory']}                        | 512",
                "{'Fn::If':['Small','a','b']}                                      | a",
                "{'Fn::If':['Large','a','b']}                                      | b",
                "{'Fn::If':['Both','a','b']}                                       | b",
                "{'Fn::If':['Either','a','b']}                                     | a",
                "{'Fn::Join':['+',{'Ref':'Trusted'}]}                              | a+b",
                "'{{resolve:secretsmanager:mymovie/stg:SecretString:tmdbToken}}'   | mymovie/stg#tmdbToken",
                "'{{resolve:secretsmanager:mymovie/stg:SecretString:cursorKey::}}' | mymovie/stg#cursorKey"
            },
            quoteCharacter = '`')
    void evaluates(String expression, String value) {
        assertThat(values(DATA, EDGE).text(DATA, json(expression.replace('\'', '"'))))
                .isEqualTo(value);
    }

    @Test
    void importsWhatAnotherStackExports() {
        assertThat(values(DATA, EDGE).text(EDGE, json("{\"Fn::ImportValue\":\"Stg-Data:Films\"}")))
                .endsWith("table/films");
    }

    @Test
    void readsWhatTheWriterOfAnotherRegionCarries() {
        assertThat(values(DATA, EDGE).text(EDGE, json("{\"Fn::GetAtt\":[\"Reader\",\"/cdk/exports/Stg-Edge/Films\"]}")))
                .isEqualTo("films");
    }

    @Test
    void takesTheDefaultOfAParameter() {
        assertThat(values(EDGE).text(EDGE, json("{\"Ref\":\"Stage\"}"))).isEqualTo("stg");
    }

    @Test
    void leavesOutWhatIsNoValue() {
        assertThat(values(DATA)
                        .value(DATA, json("{\"a\":{\"Ref\":\"AWS::NoValue\"},\"b\":[{\"Ref\":\"AWS::NoValue\"},1]}")))
                .isEqualTo(json("{\"b\":[1]}"));
    }

    @Test
    void givesTheSameMadeUpNameEveryTime() {
        Stack stack = stack("Data", "{\"Resources\":{\"T\":{\"Type\":\"AWS::DynamoDB::Table\"}}}");

        assertThat(values(stack).text(stack, json("{\"Ref\":\"T\"}")))
                .startsWith("Stg-Data-T-")
                .isEqualTo(values(stack).text(stack, json("{\"Ref\":\"T\"}")));
    }

    @Test
    void givesAResourceOneNameWhoeverAsks() {
        Stack stack = stack("Web", """
                {"Resources": {"Site1A2B3C4D": {"Type": "AWS::S3::Bucket"}, "Pool": {"Type": "AWS::Cognito::UserPool"},
                  "Code": {"Type": "AWS::Lambda::Function"},
                  "Live": {"Type": "AWS::Lambda::Alias", "Properties": {"FunctionName": {"Ref": "Code"}, "Name": "live"}}}}""");
        Values any = Values.ofAnyType(List.of(stack));

        assertThat(stack.resources()).allSatisfy(resource -> {
            assertThat(any.ref(resource)).isEqualTo(values(stack).ref(resource));
            assertThat(any.arn(resource)).isEqualTo(values(stack).arn(resource));
        });
        assertThat(any.name(stack.resource("Site1A2B3C4D"))).matches("stg-web-site1a2b3c4d-[0-9a-f]{12}");
        assertThat(any.ref(stack.resource("Live"))).isEqualTo(any.attribute(stack.resource("Code"), "Arn") + ":live");
    }

    @Test
    void namesAnyTypeAfterItsPlaceWhereThatIsEnough() {
        Resource odd = EDGE.resource("Odd");
        Values any = Values.ofAnyType(List.of(EDGE));

        assertThat(any.ref(odd)).startsWith("Stg-Edge-Odd-");
        assertThat(any.arn(odd)).isEqualTo("arn:aws:neptune:ap-northeast-1:000000000004:dbcluster/" + any.ref(odd));
        assertThat(any.attribute(odd, "ClusterArn")).isEqualTo(any.arn(odd));
        assertThat(any.attribute(odd, "Port")).isEqualTo(any.ref(odd) + ".Port");
        assertThat(any.text(EDGE, json("\"{{resolve:ssm-secure:key:1}}\""))).isEqualTo("{{resolve:ssm-secure:key:1}}");
    }

    @Test
    void writesResourcesInWords() {
        assertThat(Values.inWords(List.of(DATA)).text(DATA, json("""
                {"Fn::Join": ["/", [{"Ref": "Films"}, {"Fn::GetAtt": ["Films", "Arn"]}, {"Ref": "AWS::AccountId"}]]}"""))).isEqualTo("<Films>/<Arn>/000000000004");
    }

    @Test
    void namesTheConditionThatIsNotOnTheList() {
        assertThatThrownBy(() -> values(DATA).text(DATA, json("{\"Fn::If\":[\"None\",\"a\",\"b\"]}")))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("condition '' in Stg/Data");
    }

    @Test
    void namesTheTypeThatIsNotOnTheList() {
        assertThatThrownBy(() -> values(EDGE).text(EDGE, json("{\"Ref\":\"Odd\"}")))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("AWS::Neptune::DBCluster 'Odd' of Stg/Edge");
    }

    @Test
    void namesTheAttributeThatIsNotOnTheList() {
        assertThatThrownBy(() -> values(DATA).text(DATA, json("{\"Fn::GetAtt\":[\"Films\",\"Colour\"]}")))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("attribute 'Colour' of AWS::DynamoDB::Table 'Films'");
    }

    @Test
    void namesTheFunctionThatIsNotOnTheList() {
        assertThatThrownBy(() -> values(DATA).text(DATA, json("{\"Fn::Cidr\":[]}")))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("'Fn::Cidr' in Stg/Data");
    }

    @Test
    void namesTheDynamicReferenceThatIsNotKnown() {
        assertThatThrownBy(() -> values(DATA).text(DATA, json("\"{{resolve:ssm-secure:key:1}}\"")))
                .isInstanceOf(Unsupported.class);
    }
}
