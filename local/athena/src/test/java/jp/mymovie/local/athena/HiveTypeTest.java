package jp.mymovie.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiveTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "string                                 | varchar",
                "bigint                                 | bigint",
                "decimal(10,2)                          | decimal(10,2)",
                "array<string>                          | array(varchar)",
                "map<string,array<int>>                 | map(varchar, array(integer))",
                "struct<a:string,b:struct<c:int,d:map<string,string>>> | row(\"a\" varchar, \"b\" row(\"c\" integer, \"d\" map(varchar, varchar)))"
            })
    void saysGluesTypesInTrinosWords(String hive, String trino) {
        assertThat(HiveType.toTrino(hive)).isEqualTo(trino);
    }
}
