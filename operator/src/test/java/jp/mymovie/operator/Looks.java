package jp.mymovie.operator;

import java.util.List;
import java.util.stream.Stream;

final class Looks {
    private Looks() {}

    static List<String> commands() {
        return Stream.of(Look.values()).map(Look::command).toList();
    }
}
