package jp.mymovie.local.stream;

import static jp.mymovie.local.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.mymovie.assembly.Unsupported;
import org.junit.jupiter.api.Test;

class EventFilterTest {
    private static final String ENTRY = """
            {"eventName": "INSERT", "dynamodb": {"Keys": {"pk": {"S": "U#1"}, "sk": {"S": "M#129"}}}}""";

    @Test
    void takesWhatBeginsAsWantedAndHasTheWantedName() {
        assertThat(takes("{\"dynamodb\": {\"Keys\": {\"pk\": {\"S\": [{\"prefix\": \"U#\"}]}}}}"))
                .isTrue();
        assertThat(takes("{\"eventName\": [\"MODIFY\", \"INSERT\"]}")).isTrue();
        assertThat(takes("{}")).isTrue();
    }

    @Test
    void refusesWhatMissesOneOfItsWishes() {
        assertThat(takes("{\"eventName\": [\"REMOVE\"]}")).isFalse();
        assertThat(
                        takes(
                                "{\"eventName\": [\"INSERT\"], \"dynamodb\": {\"Keys\": {\"pk\": {\"S\": [{\"prefix\": \"J#\"}]}}}}"))
                .isFalse();
        assertThat(takes("{\"dynamodb\": {\"NewImage\": {\"pk\": {\"S\": [\"U#1\"]}}}}"))
                .isFalse();
    }

    @Test
    void tellsWhetherThereIsAValue() {
        assertThat(takes("{\"dynamodb\": {\"Keys\": {\"pk\": {\"S\": [{\"exists\": true}]}}}}"))
                .isTrue();
        assertThat(takes("{\"dynamodb\": {\"Keys\": {\"pk\": {\"N\": [{\"exists\": true}]}}}}"))
                .isFalse();
        assertThat(takes("{\"dynamodb\": {\"OldImage\": {\"a\": {\"N\": [{\"exists\": false}]}}}}"))
                .isTrue();
        assertThat(takes("{\"eventName\": [{\"exists\": false}]}")).isFalse();
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> new EventFilter("{\"eventName\": [{\"anything-but\": \"REMOVE\"}]}"))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("anything-but");
        assertThatThrownBy(() -> new EventFilter("{\"eventName\": \"REMOVE\"}")).isInstanceOf(Unsupported.class);
    }

    private static boolean takes(String pattern) {
        return new EventFilter(pattern).takes(json(ENTRY));
    }
}
