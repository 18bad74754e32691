package jp.mymovie.assembly;

import static jp.mymovie.assembly.Fixtures.json;
import static jp.mymovie.assembly.Fixtures.stack;
import static jp.mymovie.assembly.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
