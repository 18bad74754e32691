package jp.mymovie.operations.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void whatIsReadIsWrittenTheSame() {
        String text = """
                {"a":"映画 \\"x\\"","b":[1,true,null,{"c":[]}],"d":{},"e":-9007199254740993}""";

        assertThat(Json.write(Json.object(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "[]", "\"text\"", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":"})
    void anythingButOneObjectIsRefused(String text) {
        assertThatThrownBy(() -> Json.object(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be");
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(Json.text(Json.object("{\"a\":1}"), "a")).isEmpty();
        assertThat(Json.object(Json.object("{}"), "a")).isEmpty();
        assertThat(Json.objects(Json.object("{\"a\":{}}"), "a")).isEmpty();
        assertThat(Json.texts(Json.object("{}"), "a")).isEmpty();
    }
}
