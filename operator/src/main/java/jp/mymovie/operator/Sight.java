package jp.mymovie.operator;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Assembly;

/**
 * The estate of an assembly and the AWS CLI, with which {@code status} and {@code doctor} look.
 *
 * @param cdkOut folder of the assembly
 */
record Sight(Path cdkOut, Programs programs) {
    EstateView estate() throws InterruptedException {
        Set<String> profiles = programs.run(List.of("aws", "configure", "list-profiles"))
                .out()
                .lines()
                .collect(Collectors.toSet());
        return new EstateView(Assembly.read(cdkOut), profiles);
    }

    Looking looking() {
        return new Looking(new Aws(programs));
    }
}
